import type { Answers, FormSpec } from '@guildhall/domain/blueprint/form'
import { setAnswer } from '@guildhall/domain/forms/answers'
import { entriesOf } from '@guildhall/domain/forms/entries'
import { maskEmail, maskIdNumber, maskMobile } from '@guildhall/domain/identifiers/masking'

const masks: Partial<Record<string, (text: string) => string>> = { mobile: maskMobile, email: maskEmail, 'id-number': maskIdNumber }

/** The answers with mobiles, addresses and ID numbers masked, and the paths of those masked (PIPL Art. 28). */
export function maskAnswers(form: FormSpec, answers: unknown): { answers: Answers; masked: string[] } {
  const sensitive = entriesOf(form, answers).filter(({ field, value }) => masks[field.kind] && typeof value === 'string' && value !== '')
  const start = answers as Answers
  return {
    answers: sensitive.reduce((sofar, { field, path, value }) => setAnswer(sofar, path, masks[field.kind]?.(String(value))), start),
    masked: sensitive.map(({ path }) => path),
  }
}
