import pg from 'pg'
import type { Credentials } from './credentials.ts'

/** Names that an embedded server uses; an external one may use any. */
export const DATABASE = 'guildhall'
export const OWNER_ROLE = 'guildhall_owner'
export const APP_ROLE = 'guildhall_app'

const POWERLESS = 'login nosuperuser nobypassrls nocreatedb nocreaterole noinherit'

/** `postgresql://` URL of a role on a server of this machine. */
export const localUrl = (port: number, role: string, password: string, database: string): string =>
  `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
  if (found.rowCount) return
  const name = client.escapeIdentifier(role)
  await client.query(`create role ${name} ${POWERLESS} password ${client.escapeLiteral(password)}`)
}

/** Lets nobody but the owner and the application's role into `database`, and nobody make objects. */
export async function closeDatabase(
  client: pg.ClientBase,
  database: string,
  appRole: string,
): Promise<void> {
  const name = client.escapeIdentifier(database)
  await client.query(`revoke all on database ${name} from public`)
  await client.query(`grant connect on database ${name} to ${client.escapeIdentifier(appRole)}`)
}

/** Makes the two roles and the database where missing: all that the superuser is used for. */
export async function ensureRoles(superuserUrl: string, passwords: Credentials): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    await ensureRole(client, OWNER_ROLE, passwords.owner)
    await ensureRole(client, APP_ROLE, passwords.app)
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (found.rowCount) return
    await client.query(`create database ${DATABASE} owner ${OWNER_ROLE}`)
    await closeDatabase(client, DATABASE, APP_ROLE)
  } finally {
    await client.end()
  }
}
