import type { FieldMeaning, FieldSpec, FormSpec } from '../blueprint/form.ts'

/** Facts that the association vouches for: they change through review alone. */
const reviewed: readonly FieldMeaning[] = [
  'party-name',
  'credit-code',
  'legal-representative',
  'branch',
  'title',
  'id-number',
  'speciality',
  'professional-title',
  'experience-years',
  'valid-to',
]

/** Whether a fact is one that only a review can change: what is vouched for, and papers. */
export function needsReview({ kind, meaning }: Pick<FieldSpec, 'kind' | 'meaning'>): boolean {
  return kind === 'file' || (meaning !== undefined && reviewed.includes(meaning))
}

/**
 * What a member changes at once: the groups that the association marks so, without what needs a
 * review. Steps of which nothing is left are left out.
 */
export function lightForm(form: FormSpec): FormSpec {
  const steps = form.steps.map((step) => ({
    ...step,
    groups: step.groups.flatMap((group) => {
      const fields = group.changedAtOnce ? group.fields.filter((field) => !needsReview(field)) : []
      return fields.length > 0 ? [{ ...group, fields }] : []
    }),
  }))
  return { steps: steps.filter(({ groups }) => groups.length > 0) }
}
