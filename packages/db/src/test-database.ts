import { randomBytes } from 'node:crypto'
import { createDatabase, type Database } from './tenant-client.ts'
import { asSuperuser, createOwned, ensureTemplate, onDatabase } from './testing/template.ts'
import { givenTestServer, type TestServer } from './testing/test-server.ts'

export { startTestServer, type TestServer, testServerEnv } from './testing/test-server.ts'

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  readonly ownerUrl: string
  readonly appUrl: string
  /** As the application's role; closed by `drop`. */
  readonly db: Database
  drop(): Promise<void>
}

function serverOfTheRun(): TestServer {
  const server = givenTestServer()
  if (server) return server
  throw new Error(
    "no PostgreSQL for tests: put '@guildhall/db/testing/global-setup' into globalSetup of the vitest config",
  )
}

/** Clones the migrated template; call once per test file and drop it at the end. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = serverOfTheRun()
  const template = await ensureTemplate(server)
  const database = `test_${randomBytes(8).toString('hex')}`
  await asSuperuser(server, (client) => createOwned(client, server, { database, template }))
  const appUrl = onDatabase(server.appUrl, database)
  const db = createDatabase({ url: appUrl })
  return {
    ownerUrl: onDatabase(server.ownerUrl, database),
    appUrl,
    db,
    async drop() {
      await db.close()
      await asSuperuser(server, (client) =>
        client.query(`drop database ${client.escapeIdentifier(database)} with (force)`),
      )
    },
  }
}
