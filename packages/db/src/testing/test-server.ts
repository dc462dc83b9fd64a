import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type EmbeddedServer, startEmbedded } from '../embedded.ts'

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

/** Starts a server for tests, in a folder of its own, which goes with it. */
export async function startTestServer(): Promise<EmbeddedServer> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-test-db-'))
  // mkdtemp closes the folder to everyone else, and as root the server runs as someone else.
  fs.chmodSync(dataDir, 0o755)
  return startEmbedded({ dataDir, temporary: true })
}
