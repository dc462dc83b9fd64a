import type { FieldSpec, FormSpec, GroupSpec, VisibleWhen } from '../blueprint/form.ts'
import { rowsOf } from './answers.ts'
import { ownValue } from './plain-object.ts'

/** Where a condition is asked: in a row, answers of the same group are read from that row. */
type Place = { form: FormSpec; answers: unknown; group: string; row?: unknown }

/** Whether a group is shown, given the answers. */
export function isGroupVisible(form: FormSpec, answers: unknown, group: GroupSpec): boolean {
  return holds(group.visibleWhen, { form, answers, group: group.key }, [])
}

/**
 * Whether a field is shown, given the answers; for a repeated group in one row of it. A condition on
 * an answer that is itself hidden does not hold, so that what was typed there before has no effect.
 * Seen from elsewhere, a repeated group speaks through its first row. Conditions that go round in a
 * circle hide all in it (`checkBlueprint` refuses them).
 */
export function isFieldVisible(
  form: FormSpec,
  answers: unknown,
  group: GroupSpec,
  field: FieldSpec,
  row?: unknown,
): boolean {
  const place = { form, answers, group: group.key, row }
  return holds(group.visibleWhen, place, []) && holds(field.visibleWhen, place, [])
}

function holds(
  condition: VisibleWhen | undefined,
  place: Place,
  asked: readonly string[],
): boolean {
  if (!condition) return true
  if (asked.includes(condition.path)) return false
  const [groupKey = '', fieldKey = ''] = condition.path.split('.')
  const group = findGroup(place.form, groupKey)
  const field = group?.fields.find(({ key }) => key === fieldKey)
  if (!group || !field) return false
  const there = group.key === place.group ? place : { ...place, group: group.key, row: undefined }
  const way = [...asked, condition.path]
  const isShown = holds(group.visibleWhen, there, way) && holds(field.visibleWhen, there, way)
  return isShown && matches(valueAt(there, group, fieldKey), condition.oneOf)
}

function findGroup(form: FormSpec, key: string): GroupSpec | undefined {
  return form.steps.flatMap(({ groups }) => groups).find((group) => group.key === key)
}

function valueAt({ answers, row }: Place, group: GroupSpec, field: string): unknown {
  if (!group.repeat) return ownValue(ownValue(answers, group.key), field)
  return ownValue(row ?? rowsOf(answers, group.key)[0], field)
}

function matches(value: unknown, oneOf: readonly string[]): boolean {
  if (Array.isArray(value)) return value.some((each) => matches(each, oneOf))
  if (typeof value === 'number') return oneOf.includes(String(value))
  return typeof value === 'string' && oneOf.includes(value.trim())
}
