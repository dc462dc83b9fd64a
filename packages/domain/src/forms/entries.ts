import type { FieldSpec, FormSpec, GroupSpec, StepSpec } from '../blueprint/form.ts'
import { rowsOf } from './answers.ts'
import { pathOf } from './path.ts'
import { ownValue } from './plain-object.ts'
import { isFieldVisible, isGroupVisible } from './visible.ts'

/** A visible field with its answer as it was typed; for a repeated group one for each row. */
export type FormEntry = {
  step: StepSpec
  group: GroupSpec
  field: FieldSpec
  path: string
  value: unknown
  /** The row, its place from 0, and what it is called (联系人 2). */
  row?: { id: string; index: number; label: string }
}

/** Every visible field of a form, in form order. Reads answers of any shape. */
export function entriesOf(form: FormSpec, answers: unknown): FormEntry[] {
  return form.steps.flatMap((step) =>
    step.groups.flatMap((group) => groupEntries(form, answers, step, group)),
  )
}

/** Every visible field of one group. */
export function groupEntries(
  form: FormSpec,
  answers: unknown,
  step: StepSpec,
  group: GroupSpec,
): FormEntry[] {
  if (!isGroupVisible(form, answers, group)) return []
  if (!group.repeat) {
    const record = ownValue(answers, group.key)
    return group.fields
      .filter((field) => isFieldVisible(form, answers, group, field))
      .map((field) => entry(step, group, field, record))
  }
  const { max, itemLabel } = group.repeat
  return rowsOf(answers, group.key)
    .slice(0, max)
    .flatMap((record, index) => {
      const row = { id: record._id, index, label: `${itemLabel} ${index + 1}` }
      return group.fields
        .filter((field) => isFieldVisible(form, answers, group, field, record))
        .map((field) => ({ ...entry(step, group, field, record, record._id), row }))
    })
}

/** What an entry is called where it stands alone: 联系人 2 · 手机号码. */
export function entryLabel({ field, row }: Pick<FormEntry, 'field' | 'row'>): string {
  return row ? `${row.label} · ${field.label}` : field.label
}

function entry(
  step: StepSpec,
  group: GroupSpec,
  field: FieldSpec,
  record: unknown,
  row?: string,
): FormEntry {
  const value = field.kind === 'file' ? undefined : ownValue(record, field.key)
  return { step, group, field, path: pathOf(group.key, field.key, row), value }
}
