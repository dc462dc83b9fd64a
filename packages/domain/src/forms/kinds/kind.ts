import type { FieldKind, FieldSpec } from '../../blueprint/form.ts'
import type { FieldContext, Lookups } from '../lookups.ts'
import type { FieldProblem } from '../problem.ts'

/** A field of one kind. */
export type FieldOf<K extends FieldKind> = Extract<FieldSpec, { kind: K }>

/**
 * A field kind is one file: what it keeps, when that is right, how it is stored and shown.
 * `check` is never asked about a blank answer, and never about one that `accepts` refuses.
 */
export type Kind<K extends FieldKind, Value> = {
  kind: K
  /** Whether the value has the type and a sane size, whatever it says; a draft keeps no other. */
  accepts(value: unknown): value is Value
  /** What is wrong with the answer as it was typed, or null. */
  check(value: Value, field: FieldOf<K>, context: FieldContext): FieldProblem | null
  /** The one form in which an answer is stored, compared and printed. Stable: twice is as once. */
  normalise(value: Value): Value
  /** The answer as people read it. */
  format(value: Value, field: FieldOf<K>, lookups: Lookups): string
  /**
   * Only for a kind whose answers are secret: kept encrypted, and shown to nearly everybody as this
   * makes them. What is not right is hidden whole.
   */
  mask?(plain: string): string
}

/** The longest text a draft keeps, in UTF-16 units: more than any field allows, so that pasting too much loses nothing. */
export const LONGEST_TEXT = 10_000

const MOST_CODES = 100
const LONGEST_CODE = 100

/** A text of sane size. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_TEXT
}

/** A list of codes of sane size. */
export function isCodes(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length <= MOST_CODES &&
    value.every((code) => typeof code === 'string' && code.length <= LONGEST_CODE)
  )
}
