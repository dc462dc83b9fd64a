import { createHash } from 'node:crypto'
import pg from 'pg'
import { closeDatabase } from '../embedded/roles.ts'
import { migrate, roleOf } from '../migrate.ts'
import { MIGRATIONS_DIR, readMigrations } from '../migrate/migration-files.ts'
import type { TestServer } from './test-server.ts'

/** `url` on another database of the same server. */
export function onDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/** Runs `work` over a connection that may make databases. */
export async function asSuperuser<T>(
  server: TestServer,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: server.superuserUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Makes a database of the owner, closed to the public, as a copy of `template`. */
export async function createOwned(
  client: pg.Client,
  server: TestServer,
  names: { database: string; template: string },
): Promise<void> {
  const [database, template, owner] = [names.database, names.template, roleOf(server.ownerUrl)].map(
    (name) => client.escapeIdentifier(name),
  )
  await client.query(`create database ${database} template ${template} owner ${owner}`)
  await closeDatabase(client, names.database, roleOf(server.appUrl))
}

/** Another set of migrations is another template, so that a shared server serves both. */
function templateName(): string {
  const sums = readMigrations(MIGRATIONS_DIR).map((file) => `${file.name} ${file.checksum}`)
  return `guildhall_template_${createHash('sha256').update(sums.join('\n')).digest('hex').slice(0, 12)}`
}

async function make(client: pg.Client, server: TestServer, name: string): Promise<void> {
  const half = `${name}_half`
  await client.query(`drop database if exists ${client.escapeIdentifier(half)} with (force)`)
  await createOwned(client, server, { database: half, template: 'template1' })
  await migrate({ ownerUrl: onDatabase(server.ownerUrl, half), appRole: roleOf(server.appUrl) })
  const names = [half, name].map((each) => client.escapeIdentifier(each))
  await client.query(`alter database ${names[0]} rename to ${names[1]}`)
}

/** The migrated database that test databases are copies of; made by whoever needs it first. */
export async function ensureTemplate(server: TestServer): Promise<string> {
  const name = templateName()
  await asSuperuser(server, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!found.rowCount) await make(client, server, name)
  })
  return name
}
