import { isPlainObject } from './plain-object.ts'

/**
 * JSON with keys in one order, for comparing and hashing (the idea of RFC 8785). For what JSON can
 * hold; a property that is undefined is left out.
 */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`
  if (!isPlainObject(value)) return JSON.stringify(value) ?? 'null'
  const pairs = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${stableJson(value[key])}`)
  return `{${pairs.join(',')}}`
}
