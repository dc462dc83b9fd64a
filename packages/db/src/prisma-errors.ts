/** What PostgreSQL said, as far as the driver adapter passes it on. */
interface DriverFailure {
  sqlState: string
  message: string
  constraint?: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const textAt = (value: Record<string, unknown>, key: string): string | undefined =>
  typeof value[key] === 'string' ? value[key] : undefined

/** Prisma hides the adapter's error in `meta`, and the adapter hides the server's in `cause`. */
function causeOf(error: Record<string, unknown>): Record<string, unknown> {
  const meta = isRecord(error.meta) ? error.meta : error
  const adapter = isRecord(meta.driverAdapterError) ? meta.driverAdapterError : meta
  return isRecord(adapter.cause) ? adapter.cause : adapter
}

/** Server messages quote names as "…" or, in other languages, as «…» or „…“. */
const quotedName = (message: string): string | undefined => /["«„]([^"»“]+)["»“]/.exec(message)?.[1]

function constraintOf(cause: Record<string, unknown>, message: string): string | undefined {
  const named = isRecord(cause.constraint) ? textAt(cause.constraint, 'index') : undefined
  return named ?? textAt(cause, 'constraint') ?? quotedName(message)
}

/** Reads errors of Prisma, of its adapter and of pg itself alike. */
function driverFailure(error: unknown): DriverFailure | undefined {
  if (!isRecord(error)) return undefined
  const cause = causeOf(error)
  const sqlState = textAt(cause, 'originalCode') ?? textAt(cause, 'code')
  if (sqlState === undefined) return undefined
  const message = textAt(cause, 'originalMessage') ?? textAt(cause, 'message') ?? ''
  return { sqlState, message, constraint: constraintOf(cause, message) }
}

const TAKEN = new Set(['23505', '23P01'])

/**
 * Name of the unique (23505) or exclusion (23P01) constraint or index that `error` violates, or
 * undefined when it is another error.
 */
export function uniqueViolation(error: unknown): string | undefined {
  const failure = driverFailure(error)
  return failure && TAKEN.has(failure.sqlState) ? failure.constraint : undefined
}

const PASSING = new Set(['40001', '40P01'])

/** Whether the same transaction may succeed when run again (SQLSTATE 40001, 40P01). */
export function isRetryable(error: unknown): boolean {
  if (isRecord(error) && error.code === 'P2034') return true
  return PASSING.has(driverFailure(error)?.sqlState ?? '')
}

/** What a trigger of ours refused: its SQLSTATE (`GH001` …) and its English reason, for the log. */
export interface GuardViolation {
  sqlState: string
  message: string
}

/** The refusal of one of our triggers, or undefined when `error` is another one. */
export function guardViolation(error: unknown): GuardViolation | undefined {
  const failure = driverFailure(error)
  if (!failure?.sqlState.startsWith('GH')) return undefined
  return { sqlState: failure.sqlState, message: failure.message }
}
