import { isPlainObject, ownValue } from './plain-object.ts'

/** A secret answer as the database holds it. It never leaves the server. */
export type SealedAnswer = { sealed: string }

/** A secret answer as its writer gets it back: masked. Sent back as it is, it means the one already there. */
export type KeptAnswer = { kept: string }

/** How a secret answer is shown of which nothing can be said: half typed, or not to be read. */
export const HIDDEN = '****'

const LONGEST_SEALED = 60_000

/** Whether a value is a sealed answer and nothing else. */
export function isSealed(value: unknown): value is SealedAnswer {
  return hasOnly(value, 'sealed', LONGEST_SEALED)
}

/** Whether a value is a kept answer and nothing else. */
export function isKept(value: unknown): value is KeptAnswer {
  return hasOnly(value, 'kept', 40)
}

function hasOnly(value: unknown, key: string, longest: number): boolean {
  if (!isPlainObject(value)) return false
  const text = ownValue(value, key)
  return typeof text === 'string' && text.length <= longest && Object.keys(value).length === 1
}
