import { typesettable } from '../missing-glyphs.ts'

/** Strings that machines read, not people: they go into the document as they are. */
const VERBATIM = new Set(['qrText', 'emblemSvg'])

/** A copy of the data in which every text can be set (see `typesettable`). */
export function cleanData<T>(data: T): T {
  return cleanValue(data) as T
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return typesettable(value)
  if (Array.isArray(value)) return value.map(cleanValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, VERBATIM.has(key) ? item : cleanValue(item)]),
  )
}
