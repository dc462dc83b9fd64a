import type { Answers, FormSpec } from '@guildhall/domain/blueprint/form'
import { setAnswer } from '@guildhall/domain/forms/answers'
import type { AnswerChange } from '@guildhall/domain/forms/diff'
import { entriesOf } from '@guildhall/domain/forms/entries'
import { parsePath } from '@guildhall/domain/forms/path'
import { maskEmail, maskIdNumber, maskMobile } from '@guildhall/domain/identifiers/masking'

const masks: Partial<Record<string, (text: string) => string>> = {
  mobile: maskMobile,
  email: maskEmail,
  'id-number': maskIdNumber,
}

/** The answers with mobiles, addresses and ID numbers masked, and the paths of those masked (PIPL Art. 28). */
export function maskAnswers(
  form: FormSpec,
  answers: unknown,
): { answers: Answers; masked: string[] } {
  const sensitive = entriesOf(form, answers).filter(
    ({ field, value }) => masks[field.kind] && typeof value === 'string' && value !== '',
  )
  const start = answers as Answers
  return {
    answers: sensitive.reduce(
      (sofar, { field, path, value }) => setAnswer(sofar, path, masks[field.kind]?.(String(value))),
      start,
    ),
    masked: sensitive.map(({ path }) => path),
  }
}

type ShownChange = Pick<AnswerChange, 'path' | 'label' | 'before' | 'after'>

/** What changed since the submission before, with the same masks: both what was there and what is. */
export function maskChanges(form: FormSpec, changes: readonly AnswerChange[]): ShownChange[] {
  const groups = form.steps.flatMap((step) => step.groups)
  return changes.map(({ path, label, before, after }) => {
    const place = parsePath(path)
    const field = groups
      .find(({ key }) => key === place?.group)
      ?.fields.find(({ key }) => key === place?.field)
    const mask = masks[field?.kind ?? ''] ?? ((text: string) => text)
    return { path, label, before: before && mask(before), after: after && mask(after) }
  })
}
