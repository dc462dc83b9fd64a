import type { FieldSpec, FormSpec, GroupSpec, StepSpec, VisibleWhen } from '../form.ts'

/** A group of a form with the path at which it stands. */
export type GroupAt = { path: string; group: GroupSpec; step: StepSpec }

/** A field of a form with its group and the path at which it stands. */
export type FieldAt = { path: string; field: FieldSpec; group: GroupSpec }

/** All groups of a form in form order. */
export function groupsOf(form: FormSpec, formPath: string): GroupAt[] {
  return form.steps.flatMap((step, s) =>
    step.groups.map((group, g) => ({ path: `${formPath}.steps[${s}].groups[${g}]`, group, step })),
  )
}

/** All fields of a form in form order. */
export function fieldsOf(form: FormSpec, formPath: string): FieldAt[] {
  return groupsOf(form, formPath).flatMap(({ path, group }) =>
    group.fields.map((field, f) => ({ path: `${path}.fields[${f}]`, field, group })),
  )
}

/** Every condition of a form: at a group, or at a field of it. */
export type ConditionAt = {
  path: string
  condition: VisibleWhen
  group: GroupSpec
  field?: FieldSpec
}

/** All `visibleWhen` of a form, with what they are about. */
export function conditionsOf(form: FormSpec, formPath: string): ConditionAt[] {
  return groupsOf(form, formPath).flatMap(({ path, group }) => [
    ...conditionAt(path, group.visibleWhen, group),
    ...group.fields.flatMap((field, f) =>
      conditionAt(`${path}.fields[${f}]`, field.visibleWhen, group, field),
    ),
  ])
}

function conditionAt(
  path: string,
  condition: VisibleWhen | undefined,
  group: GroupSpec,
  field?: FieldSpec,
): ConditionAt[] {
  if (!condition) return []
  return [{ path: `${path}.visibleWhen`, condition, group, ...(field && { field }) }]
}
