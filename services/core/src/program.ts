import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { createDatabase } from '@guildhall/db/tenant-client'
import { createDocuments } from './adapters/documents/render-documents.ts'
import { diskStorage } from './adapters/storage/disk-storage.ts'
import { createUploadStore } from './adapters/storage/upload-store.ts'
import { createPasswordHasher } from './auth/passwords.ts'
import { readKeys } from './auth/secret-keys.ts'
import { createSecretBox } from './auth/secret-box.ts'
import { createSessionReader } from './auth/session-reader.ts'
import type { Env } from './env.ts'
import { createApp } from './http/app.ts'
import { health } from './http/health.ts'
import { listen, type Listening } from './http/listen.ts'
import { createBlueprintStore } from './kernel/blueprint-store.ts'
import { systemClock, type Clock } from './kernel/clock.ts'
import type { Deps } from './kernel/deps.ts'
import { createLog, type Log } from './kernel/log.ts'
import { createWake, type Wake } from './kernel/wake.ts'
import { startLive } from './live/start-live.ts'
import { startWorker } from './worker/start-worker.ts'

export type Program = { deps: Deps; port: number; stop(): Promise<void> }

/** The program's outside, as far as tests replace it. */
export type Outside = { clock?: Clock; log?: Log }

/** Makes everything that verbs reach. Connections are opened here, nothing is served yet. */
export async function createDeps(
  env: Env,
  outside: Outside = {},
): Promise<{ deps: Deps; wake: Wake }> {
  const log = outside.log ?? createLog()
  const database = createDatabase({ url: env.DATABASE_URL, max: env.DATABASE_POOL })
  const wake = await createWake(env.DATABASE_URL, log)
  const clock = outside.clock ?? systemClock
  const deps: Deps = {
    env,
    database,
    blueprints: createBlueprintStore(database),
    storage: diskStorage(path.join(env.DATA_DIR, 'files')),
    uploads: createUploadStore(path.join(env.DATA_DIR, 'uploads')),
    documents: createDocuments(),
    passwords: createPasswordHasher(),
    readSession: createSessionReader(database, clock),
    clock,
    log,
    secrets: createSecretBox(await readKeys(env)),
    secret: env.APP_SECRET ?? randomBytes(32).toString('hex'),
    wake: wake.wake,
  }
  return { deps, wake }
}

/** Serves: pages, sockets and the worker in one process, or what ROLES names (health always). `stop` ends them in order and waits. */
export async function startProgram(env: Env, outside: Outside = {}): Promise<Program> {
  const { deps, wake } = await createDeps(env, outside)
  const serves = env.ROLES.includes('http')
  const listening: Listening = await listen(serves ? createApp(deps) : health(deps), env)
  const live = serves ? startLive(deps, listening.server, wake) : null
  const worker = env.ROLES.includes('worker') ? await startWorker(deps, wake) : null
  return {
    deps,
    port: listening.port,
    async stop() {
      await live?.stop()
      await listening.close()
      await worker?.stop()
      await wake.close()
      await deps.documents.close()
      await deps.database.close()
    },
  }
}
