/** One JSON line an entry on stderr; no personal data, no SQL. */
export type Log = {
  info(event: string, facts?: Record<string, unknown>): void
  error(event: string, error: unknown, facts?: Record<string, unknown>): void
}

export function createLog(
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const entry = (level: string, event: string, facts: Record<string, unknown>) =>
    write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`)
  return {
    info: (event, facts = {}) => entry('info', event, facts),
    error: (event, error, facts = {}) =>
      entry('error', event, { ...facts, error: describe(error) }),
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
