import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type EmbeddedServer, startEmbedded } from '../embedded.ts'
import { lockData } from '../embedded/data-lock.ts'
import { endOrphan } from '../embedded/orphan.ts'

/** A server that test databases are made on; any PostgreSQL from 15 on will do. */
export interface TestServer {
  /** A role that may create databases for the owner. */
  superuserUrl: string
  ownerUrl: string
  appUrl: string
}

/** Where `npm test`, a global setup or a person leaves the server for those who test. */
const VARIABLES = {
  superuserUrl: 'TEST_DATABASE_SUPERUSER_URL',
  ownerUrl: 'TEST_DATABASE_OWNER_URL',
  appUrl: 'TEST_DATABASE_URL',
} satisfies Record<keyof TestServer, string>

const PREFIX = 'guildhall-test-db-'

/** `server` as environment variables for a child that tests on it. */
export const testServerEnv = (server: TestServer): Record<string, string> => ({
  [VARIABLES.superuserUrl]: server.superuserUrl,
  [VARIABLES.ownerUrl]: server.ownerUrl,
  [VARIABLES.appUrl]: server.appUrl,
})

/** The server that the environment names, or undefined when it names none. */
export function givenTestServer(): TestServer | undefined {
  const superuserUrl = process.env[VARIABLES.superuserUrl]
  const ownerUrl = process.env[VARIABLES.ownerUrl]
  const appUrl = process.env[VARIABLES.appUrl]
  if (superuserUrl && ownerUrl && appUrl) return { superuserUrl, ownerUrl, appUrl }
  if (!superuserUrl && !ownerUrl && !appUrl) return undefined
  throw new Error(`a server for tests takes all of ${Object.values(VARIABLES).join(', ')}`)
}

/** Leaves `server` in the environment for the test files of this run. */
export function announceTestServer(server: TestServer): void {
  Object.assign(process.env, testServerEnv(server))
}

/** Takes it out again. */
export function forgetTestServer(): void {
  for (const name of Object.values(VARIABLES)) delete process.env[name]
}

/** Time for a run that has just begun to lock the folder that it made. */
const YOUNG_MS = 60_000

/** A run that was killed leaves its folder: whoever can lock it may remove it. */
async function removeAbandoned(dir: string): Promise<void> {
  if (Date.now() - fs.statSync(dir).mtimeMs < YOUNG_MS) return
  const unlock = await lockData(dir).catch(() => undefined)
  if (!unlock) return
  await endOrphan(path.join(dir, 'cluster'))
  fs.rmSync(dir, { recursive: true, force: true })
  await unlock()
}

/** Starts a server for tests in a folder of its own, which goes when it stops. */
export async function startTestServer(): Promise<EmbeddedServer> {
  const left = fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith(PREFIX))
  for (const name of left) await removeAbandoned(path.join(os.tmpdir(), name))
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX))
  // mkdtemp closes the folder to everyone else, and as root the server runs as someone else.
  fs.chmodSync(dataDir, 0o755)
  const server = await startEmbedded({ dataDir, fast: true })
  const stop = async (): Promise<void> => {
    await server.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...server, stop }
}
