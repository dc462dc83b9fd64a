/**
 * What became of a message that was handed to a provider. Of one whose outcome is unknown nobody
 * may say that it was not delivered: it is never sent again by itself.
 */
export type SendResult =
  | { kind: 'accepted'; providerId: string | null }
  /** Certainly not sent; `retry` where the same may be taken later. */
  | { kind: 'refused'; reason: string; retry: boolean }
  | { kind: 'unknown'; reason: string }

/** Failures before a connection stood: nothing was handed over. */
export const notConnected: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EDNS',
])

/** Whether an error, or one that it wraps, says that no connection was made. */
export function isNotConnected(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as Error & { code?: unknown }
  return (typeof code === 'string' && notConnected.has(code)) || isNotConnected(error.cause)
}

/** The code or name of whatever was thrown, for the list of messages: no address, no text. */
export function shortReason(error: unknown): string {
  if (!(error instanceof Error)) return 'error'
  const { code } = error as Error & { code?: unknown }
  return typeof code === 'string' ? code : error.name
}
