import type { FieldSpec, FormSpec, GroupSpec } from '@guildhall/domain/blueprint/form'
import { lightForm, needsReview } from '@guildhall/domain/forms/light-form'

/** What is registered of a member, by how it is changed. */
export interface UnitForms {
  /** Through review alone; branch and title stand with the membership. */
  reviewed: FormSpec
  /** At once, group by group. */
  light: FormSpec
  /** What was said when joining, and stays. */
  rest: FormSpec
}

/** Takes the form that members are certified by apart. Papers hang on their case and are left out. */
export function unitForms(form: FormSpec): UnitForms {
  const isLight = (group: GroupSpec, field: FieldSpec) =>
    group.changedAtOnce === true && !needsReview(field)
  return {
    reviewed: only(
      form,
      (_, field) =>
        field.kind !== 'file' &&
        needsReview(field) &&
        field.meaning !== 'branch' &&
        field.meaning !== 'title',
    ),
    light: lightForm(form),
    rest: only(form, (group, field) => !needsReview(field) && !isLight(group, field)),
  }
}

function only(form: FormSpec, keep: (group: GroupSpec, field: FieldSpec) => boolean): FormSpec {
  const steps = form.steps.map((step) => ({
    ...step,
    groups: step.groups
      .map((group) => ({ ...group, fields: group.fields.filter((field) => keep(group, field)) }))
      .filter(({ fields }) => fields.length > 0),
  }))
  return { steps: steps.filter(({ groups }) => groups.length > 0) }
}
