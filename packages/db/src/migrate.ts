import type { Pool } from 'pg'

/** What `migrate` takes. */
export interface MigrateOptions {
  ownerUrl: string
  /** Name of the role in DATABASE_URL; see `roleOf`. */
  appRole: string
  /** Folder of the migrations; the package's own unless a test says otherwise. */
  dir?: string
}

/** Applies every migration that the database lacks; answers their names. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  throw new Error(`not yet: ${options.appRole}`)
}

/** Names of migrations that the database lacks: empty when it is ready. For /readyz. */
export async function pendingMigrations(database: string | Pick<Pool, 'query'>): Promise<string[]> {
  throw new Error(`not yet: ${typeof database}`)
}

/** The role that a `postgresql://` URL signs in as. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username)
