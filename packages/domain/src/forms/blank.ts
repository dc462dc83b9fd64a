const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

/** Whether nothing was answered: nothing at all, a text without one visible sign, an empty list. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return !SEEN.test(value)
  return Array.isArray(value) && value.length === 0
}
