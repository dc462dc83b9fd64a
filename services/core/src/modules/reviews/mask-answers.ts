import type { Answers, FieldSpec, FormSpec } from '@guildhall/domain/blueprint/form'
import { setAnswer } from '@guildhall/domain/forms/answers'
import type { AnswerChange } from '@guildhall/domain/forms/diff'
import { entriesOf } from '@guildhall/domain/forms/entries'
import { kindOf } from '@guildhall/domain/forms/kinds/registry'
import { parsePath } from '@guildhall/domain/forms/path'
import { changeSecrets, isSecret } from '@guildhall/domain/forms/secret-answers'
import { HIDDEN } from '@guildhall/domain/forms/secret-value'
import { maskEmail, maskMobile } from '@guildhall/domain/identifiers/masking'

const masks: Partial<Record<string, (text: string) => string>> = {
  mobile: maskMobile,
  email: maskEmail,
}

/**
 * The answers with mobiles, addresses and ID numbers masked, and the paths of those masked (PIPL Art. 28).
 * Secret answers are given opened; one that was not is hidden whole.
 */
export function maskAnswers(
  form: FormSpec,
  answers: unknown,
): { answers: Answers; masked: string[] } {
  const sensitive = entriesOf(form, answers).filter(
    ({ field, value }) => (masks[field.kind] ?? isSecret(field)) && isSaid(value),
  )
  const start = changeSecrets(form, answers, (value, _path, field) =>
    isSaid(value) ? maskSecret(field, value) : value,
  )
  return {
    answers: sensitive.reduce(
      (sofar, { field, path, value }) =>
        isSecret(field) ? sofar : setAnswer(sofar, path, masks[field.kind]?.(String(value))),
      start as Answers,
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
    // A comparison says secret answers masked already.
    const mask = masks[field?.kind ?? ''] ?? ((text: string) => text)
    return { path, label, before: before && mask(before), after: after && mask(after) }
  })
}

const isSaid = (value: unknown): boolean => value !== undefined && value !== null && value !== ''

function maskSecret(field: FieldSpec | undefined, value: unknown): string {
  return field && typeof value === 'string' ? (kindOf(field).mask?.(value) ?? HIDDEN) : HIDDEN
}
