import pg from 'pg'
import { DatabaseError, reasonOf } from './database-error.ts'
import { connectOwner, refuseUnfitServer } from './migrate/check-server.ts'
import { type MigrationFile, MIGRATIONS_DIR, readMigrations } from './migrate/migration-files.ts'
import {
  prepareRecord,
  readRecord,
  recordApplied,
  refuseMismatch,
} from './migrate/migration-record.ts'

/** What `migrate` takes. */
export interface MigrateOptions {
  ownerUrl: string
  /** Name of the role in DATABASE_URL; see `roleOf`. */
  appRole: string
  /** Folder of the migrations; the package's own unless a test says otherwise. */
  dir?: string
}

/** The lock that Prisma's own engine takes, so that the two never migrate at once. */
const ADVISORY_LOCK = 72_707_369

/** The role that a `postgresql://` URL signs in as. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username)

/** Grants name the role that serves, which is anybody's choice on a server of their own. */
const withRole = (sql: string, appRole: string): string =>
  sql.replaceAll('{{app_role}}', () => pg.escapeIdentifier(appRole))

async function applyOne(client: pg.Client, file: MigrationFile, appRole: string): Promise<void> {
  try {
    await client.query('begin')
    await client.query(withRole(file.sql, appRole))
    await recordApplied(client, file)
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback').catch(() => undefined)
    throw new DatabaseError(
      'migration.failed',
      `The migration "${file.name}" failed (${reasonOf(cause)}) and left nothing behind: mend the` +
        ' cause that it names, then start again.',
      { cause },
    )
  }
}

async function applyPending(client: pg.Client, options: MigrateOptions): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [ADVISORY_LOCK])
  const files = readMigrations(options.dir ?? MIGRATIONS_DIR)
  const recorded = await readRecord(client)
  refuseMismatch(files, recorded)
  await prepareRecord(client, options.appRole)
  const pending = files.filter((file) => !recorded.has(file.name))
  for (const file of pending) await applyOne(client, file, options.appRole)
  return pending.map((file) => file.name)
}

/**
 * Applies every migration that the database lacks, each in a transaction of its own, and answers
 * their names. Nodes that start at once take turns. Throws a `DatabaseError` that says how to mend.
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const client = await connectOwner(options.ownerUrl)
  try {
    await refuseUnfitServer(client, options.appRole)
    return await applyPending(client, options)
  } finally {
    await client.end()
  }
}

async function readRecordAt(url: string): ReturnType<typeof readRecord> {
  const pool = new pg.Pool({ connectionString: url, max: 1, connectionTimeoutMillis: 5000 })
  try {
    return await readRecord(pool)
  } finally {
    await pool.end()
  }
}

/** Names of migrations that the database lacks: empty when it is ready. For /readyz. */
export async function pendingMigrations(
  database: string | Pick<pg.Pool, 'query'>,
  dir: string = MIGRATIONS_DIR,
): Promise<string[]> {
  const recorded =
    typeof database === 'string' ? await readRecordAt(database) : await readRecord(database)
  return readMigrations(dir)
    .map((file) => file.name)
    .filter((name) => !recorded.has(name))
}
