import { mkdir, access, constants } from 'node:fs/promises'
import { DatabaseError } from '@guildhall/db/database-error'
import { migrate, roleOf } from '@guildhall/db/migrate'
import { EnvError, readEnv, type Env } from './env.ts'
import { ListenError } from './http/listen.ts'
import { prepareTenants } from './modules/tenancy/prepare-tenants.ts'
import { startProgram, type Program } from './program.ts'
import { banner } from './start-banner.ts'

/** Refusals that are for the person at the console: one sentence, no stack. */
class StartError extends Error {}

async function start(): Promise<void> {
  const env = readEnv()
  await demandWritable(env)
  await migrate({ ownerUrl: env.DATABASE_OWNER_URL, appRole: roleOf(env.DATABASE_URL) })
  const program = await startProgram(env)
  endWith(program)
  const sites = await prepareTenants(program.deps)
  process.stdout.write(banner(env, env.PUBLIC_PORT ?? program.port, sites))
}

async function demandWritable(env: Env): Promise<void> {
  try {
    await mkdir(env.DATA_DIR, { recursive: true })
    await access(env.DATA_DIR, constants.W_OK)
  } catch {
    throw new StartError(
      `The folder ${env.DATA_DIR} can't be written: give this user the right to, or choose another with DATA_DIR.`,
    )
  }
}

function endWith(program: Program): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), 10_000).unref()
    program.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

function isForPeople(error: unknown): error is Error {
  return (
    error instanceof EnvError ||
    error instanceof StartError ||
    error instanceof ListenError ||
    error instanceof DatabaseError
  )
}

start().catch((error: unknown) => {
  process.stderr.write(
    `${isForPeople(error) ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exit(1)
})
