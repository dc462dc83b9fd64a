import pg from 'pg'
import { DatabaseError, reasonOf } from '../database-error.ts'

/** PostgreSQL 15: the oldest on which a new schema is closed to the public by default. */
const OLDEST = 150_000

/** Connects, or says in a sentence which server does not answer and why. */
export async function connectOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  // A connection lost later surfaces at the query that waits for it.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (cause) {
    const { hostname, port, pathname } = new URL(url)
    throw new DatabaseError(
      'database.unreachable',
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} does not let us in` +
        ` (${reasonOf(cause)}): check DATABASE_OWNER_URL, and that the server runs.`,
      { cause },
    )
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; name: string }>(
    `select current_setting('server_version_num')::int as number,
            current_setting('server_version') as name`,
  )
  const [version] = rows
  if (version !== undefined && version.number >= OLDEST) return
  throw new DatabaseError(
    'database.server_too_old',
    `The server runs PostgreSQL ${version?.name}; this program needs 15 or later: upgrade the server.`,
  )
}

interface Role {
  too_powerful: boolean
}

async function refusePowerfulRole(client: pg.Client, appRole: string): Promise<void> {
  const { rows } = await client.query<Role>(
    `select rolsuper or rolbypassrls or pg_has_role(rolname, current_user, 'member') as too_powerful
     from pg_roles where rolname = $1`,
    [appRole],
  )
  const [role] = rows
  if (role === undefined) {
    throw new DatabaseError(
      'database.app_role_missing',
      `The role "${appRole}" of DATABASE_URL is not there: create it with CREATE ROLE … LOGIN` +
        ' NOSUPERUSER NOBYPASSRLS, or correct DATABASE_URL.',
    )
  }
  if (!role.too_powerful) return
  throw new DatabaseError(
    'database.app_role_too_powerful',
    `The role "${appRole}" of DATABASE_URL could see past row level security (it is a superuser,` +
      ' has BYPASSRLS, or is the role of DATABASE_OWNER_URL): serve with a role of its own that owns' +
      ' nothing.',
  )
}

/** Refuses a server, or a serving role, under which tenants would not be kept apart. */
export async function refuseUnfitServer(client: pg.Client, appRole: string): Promise<void> {
  await refuseOldServer(client)
  await refusePowerfulRole(client, appRole)
}
