import { isPlainObject } from './plain-object.ts'

const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u

/**
 * Whether nothing was answered: nothing at all, a text without one visible sign, an empty list, an
 * answer in parts of which none is given.
 */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return !SEEN.test(value)
  if (isPlainObject(value)) return isEmptyAnswer(Object.values(value))
  return Array.isArray(value) && value.length === 0
}

/** An object without a key is none of ours, and not nothing. */
function isEmptyAnswer(parts: readonly unknown[]): boolean {
  return parts.length > 0 && parts.every(isBlank)
}
