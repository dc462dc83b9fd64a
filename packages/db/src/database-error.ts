/** What can go wrong before the database serves; one code for each thing that a person can mend. */
export type DatabaseErrorCode =
  | 'embedded.no_binaries'
  | 'embedded.no_unprivileged_user'
  | 'embedded.data_unreachable'
  | 'embedded.data_locked'
  | 'embedded.data_other_version'
  | 'embedded.credentials_lost'
  | 'embedded.init_failed'
  | 'embedded.start_failed'
  | 'database.unreachable'
  | 'database.server_too_old'
  | 'database.app_role_missing'
  | 'database.app_role_too_powerful'
  | 'migration.edited'
  | 'migration.database_newer'
  | 'migration.failed'

/** An error whose message says, in one sentence or two, what is wrong and how to mend it. */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'DatabaseError'
    this.code = code
  }
}

/** The text of anything that was thrown. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)
