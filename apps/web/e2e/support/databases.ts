import { randomBytes } from 'node:crypto'
import {
  asSuperuser,
  createOwned,
  ensureTemplate,
  onDatabase,
} from '@guildhall/db/testing/template'
import { givenTestServer, type TestServer } from '@guildhall/db/testing/test-server'

/** A database of its own, by name and by what the program needs to reach it. */
export interface OwnDatabase {
  readonly name: string
  readonly settings: { DATABASE_URL: string; DATABASE_OWNER_URL: string }
  drop(): Promise<void>
}

function demandServer(): TestServer {
  const server = givenTestServer()
  if (server) return server
  throw new Error('no PostgreSQL for tests: run npm test, or set TEST_DATABASE_URL and its kin')
}

/** Makes a database as a copy of `template`, or of the migrated one where none is named. */
export async function makeDatabase(template?: string): Promise<OwnDatabase> {
  const server = demandServer()
  const from = template ?? (await ensureTemplate(server))
  const name = `e2e_${randomBytes(8).toString('hex')}`
  await asSuperuser(server, (client) =>
    createOwned(client, server, { database: name, template: from }),
  )
  return {
    name,
    settings: {
      DATABASE_URL: onDatabase(server.appUrl, name),
      DATABASE_OWNER_URL: onDatabase(server.ownerUrl, name),
    },
    drop: () =>
      asSuperuser(server, async (client) => {
        await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`)
      }),
  }
}

/**
 * Runs one statement on a database, past row level security, and answers its rows: for what no page
 * can bring about or show.
 */
export async function runSql<Row extends Record<string, unknown> = Record<string, unknown>>(
  database: OwnDatabase,
  sql: string,
  values: readonly string[] = [],
): Promise<Row[]> {
  const { superuserUrl, ...rest } = demandServer()
  const server = { ...rest, superuserUrl: onDatabase(superuserUrl, database.name) }
  return asSuperuser(server, async (client) => {
    const { rows } = await client.query<Row>(sql, [...values])
    return rows
  })
}
