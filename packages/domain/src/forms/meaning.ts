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
