import type { FieldMeaning, FormSpec } from '../blueprint/form.ts'
import { entriesOf, type FormEntry } from './entries.ts'
import { normalValue } from './normalise.ts'

/**
 * The answer that carries a meaning for the platform (unit name, credit code, branch …), in normal
 * form; undefined where the form has no such field, or it is hidden or blank. In a repeated group
 * the first row speaks.
 */
export function readMeaning(
  form: FormSpec,
  answers: unknown,
  meaning: FieldMeaning,
): string | undefined {
  const entry = entryOfMeaning(form, answers, meaning)
  const value = entry && normalValue(entry)
  return typeof value === 'string' ? value : undefined
}

/** An answer that carries a meaning, with the `_id` of its row in a repeated group. */
export type MeantValue = { row: string | null; value: unknown }

/**
 * Every answer that carries a meaning, in normal form (codes, chains of codes, a day …): one, or in
 * a repeated group one for each row that has it. Empty where the form has none or none is answered.
 */
export function readMeanings(
  form: FormSpec,
  answers: unknown,
  meaning: FieldMeaning,
): MeantValue[] {
  return entriesOf(form, answers)
    .filter(({ field }) => field.meaning === meaning)
    .map((entry) => ({ row: entry.row?.id ?? null, value: normalValue(entry) }))
    .filter(({ value }) => value !== undefined)
}

/** The path of the answer that carries a meaning, for remarks and problems at it. */
export function pathOfMeaning(
  form: FormSpec,
  answers: unknown,
  meaning: FieldMeaning,
): string | undefined {
  return entryOfMeaning(form, answers, meaning)?.path
}

function entryOfMeaning(
  form: FormSpec,
  answers: unknown,
  meaning: FieldMeaning,
): FormEntry | undefined {
  return entriesOf(form, answers).find(({ field }) => field.meaning === meaning)
}
