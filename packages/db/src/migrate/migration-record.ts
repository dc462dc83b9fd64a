import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { DatabaseError } from '../database-error.ts'
import type { MigrationFile } from './migration-files.ts'

/** As Prisma's own engine makes it, so that `prisma migrate` accepts a database made by us. */
const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key,
  checksum varchar(64) not null,
  finished_at timestamptz,
  migration_name varchar(255) not null,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`

/** What is recorded as applied: name → checksum. */
export type Recorded = Map<string, string>

/** Makes the record where missing and lets the role that serves read it, for `pendingMigrations`. */
export async function prepareRecord(client: pg.Client, appRole: string): Promise<void> {
  await client.query(TABLE)
  await client.query(`grant select on _prisma_migrations to ${client.escapeIdentifier(appRole)}`)
}

/** Reads what is recorded; a database that was never migrated has nothing. */
export async function readRecord(client: Pick<pg.Pool, 'query'>): Promise<Recorded> {
  const known = await client.query<{ made: boolean }>(
    "select to_regclass('public._prisma_migrations') is not null as made",
  )
  if (!known.rows[0]?.made) return new Map()
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `select migration_name, checksum from _prisma_migrations
     where finished_at is not null and rolled_back_at is null`,
  )
  return new Map(rows.map((row) => [row.migration_name, row.checksum]))
}

/** Refuses a database that this program does not fit: a migration unknown here, or edited since. */
export function refuseMismatch(files: MigrationFile[], recorded: Recorded): void {
  const known = new Map(files.map((file) => [file.name, file.checksum]))
  const unknown = [...recorded.keys()].find((name) => !known.has(name))
  if (unknown !== undefined) {
    throw new DatabaseError(
      'migration.database_newer',
      `The database is newer than this program: it holds the migration "${unknown}", which is not` +
        ' known here. Start the version of the program that made it, or a later one.',
    )
  }
  const edited = [...recorded].find(([name, checksum]) => known.get(name) !== checksum)
  if (edited !== undefined) {
    throw new DatabaseError(
      'migration.edited',
      `The migration "${edited[0]}" was changed after this database had run it: put the file back as` +
        ' it was, and write the change as a new migration.',
    )
  }
}

/** Records `file` as applied; belongs in the transaction that applies it. */
export async function recordApplied(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query(
    `insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count)
     values ($1, $2, clock_timestamp(), $3, 1)`,
    [randomUUID(), file.checksum, file.name],
  )
}
