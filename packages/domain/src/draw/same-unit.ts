import { toHalfWidth, withoutUnseen } from '../full-width.ts'

/** Shorter names (无, 退休, 个体) are no unit, or too little of one. */
const shortest = 4

/** What writers differ in is left out: spaces, full-width signs, brackets, stops. */
function plainUnit(name: string): string {
  return withoutUnseen(toHalfWidth(name))
    .replaceAll(/[()[\]（）【】.,·、。"“”]/g, '')
    .toUpperCase()
}

/**
 * Whether two names may mean one unit, so that who works at the one has an interest in the other: the
 * same but for how it is written, or one a part of the other (a branch, a department). Rather one too
 * many is kept out than one too few.
 */
export function mayBeSameUnit(one: string, other: string): boolean {
  const [a, b] = [plainUnit(one), plainUnit(other)]
  if (Math.min(a.length, b.length) < shortest) return false
  return a.includes(b) || b.includes(a)
}
