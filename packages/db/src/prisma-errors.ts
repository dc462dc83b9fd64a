/** Name of the violated unique constraint or index, or undefined when `error` is none. */
export function uniqueViolation(error: unknown): string | undefined {
  return error === undefined ? 'not yet' : undefined
}

/** Whether the same transaction may succeed when run again (SQLSTATE 40001, 40P01). */
export function isRetryable(error: unknown): boolean {
  return error === undefined
}

/** What a trigger of ours refused: SQLSTATE `GH…` and the message code that it raised. */
export interface GuardViolation {
  sqlState: string
  message: string
}

/** The refusal of one of our triggers, or undefined when `error` is none. */
export function guardViolation(error: unknown): GuardViolation | undefined {
  return error === undefined ? { sqlState: '', message: '' } : undefined
}
