import type { FieldMeaning, FormSpec } from '../blueprint/form.ts'
import { entriesOf } from './entries.ts'
import { formatAnswer } from './format-answer.ts'
import type { Lookups } from './lookups.ts'

/** Where mail for a party arrives, as an envelope has it. */
export type PostalAddress = { postcode: string; address: string }

/** The postal address that answers give; null where the form asks for none or it is blank. */
export function postalAddress(
  form: FormSpec,
  answers: unknown,
  lookups: Lookups,
): PostalAddress | null {
  const entries = entriesOf(form, answers)
  const textOf = (meaning: FieldMeaning): string => {
    const entry = entries.find(({ field }) => field.meaning === meaning)
    return entry ? formatAnswer(entry.field, entry.value, lookups) : ''
  }
  const street = textOf('postal-street')
  if (!street) return null
  return {
    postcode: textOf('postcode'),
    address: `${textOf('postal-region').replaceAll(/[ /·、]+/g, '')}${street}`,
  }
}
