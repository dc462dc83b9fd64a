import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

/** One `migration.sql` as it lies on disk. */
export interface MigrationFile {
  name: string
  sql: string
  /** SHA-256 of the file as it stands, before the role's name is put in. */
  checksum: string
}

/** The package's own migrations. */
export const MIGRATIONS_DIR = path.resolve(import.meta.dirname, '../../prisma/migrations')

function readOne(dir: string, name: string): MigrationFile {
  const sql = fs.readFileSync(path.join(dir, name, 'migration.sql'), 'utf8')
  return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
}

/** Every migration of `dir`, in the order of their names. */
export function readMigrations(dir: string): MigrationFile[] {
  return fs
    .readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted()
    .map((name) => readOne(dir, name))
}
