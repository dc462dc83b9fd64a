import type { FieldSpec, FormSpec } from '../blueprint/form.ts'
import { kindOf } from './kinds/registry.ts'
import { pathOf } from './path.ts'
import { isPlainObject, ownValue } from './plain-object.ts'
import { isSealed } from './secret-value.ts'

/** Whether a field's answers are kept encrypted and shown masked; a matter of its kind. */
export function isSecret(field: Pick<FieldSpec, 'kind'>): boolean {
  return kindOf(field).mask !== undefined
}

/** What is done with one secret answer; `undefined` leaves it out. */
export type SecretChange = (value: unknown, path: string, field: FieldSpec | undefined) => unknown

/**
 * The answers with each secret one changed, hidden ones and those of rows too: what a secret field
 * holds, and whatever is sealed, should the form no longer ask for it. Takes answers of any shape and
 * never throws; what was given stays as it is.
 */
export function changeSecrets<T>(form: FormSpec, answers: T, change: SecretChange): T {
  if (!isPlainObject(answers)) return answers
  const groups = new Map(
    form.steps.flatMap((step) => step.groups.map((group) => [group.key, group])),
  )
  const pairs = Object.entries(answers).map(([key, content]) => [
    key,
    changeSecretsOf({ key, fields: groups.get(key)?.fields ?? [] }, content, change),
  ])
  return Object.fromEntries(pairs) as T
}

/** The same for the answers to one group. */
export function changeSecretsOf<T>(
  group: { key: string; fields: readonly FieldSpec[] },
  content: T,
  change: SecretChange,
): T {
  const fields = new Map(group.fields.map((field) => [field.key, field]))
  const changed = (record: unknown): unknown => {
    if (!isPlainObject(record)) return record
    const row = ownValue(record, '_id')
    const pairs = Object.entries(record).map(([key, value]) => {
      const field = fields.get(key)
      const isTouched = (field && isSecret(field)) || isSealed(value)
      if (!isTouched) return [key, value] as const
      const path = pathOf(group.key, key, typeof row === 'string' ? row : undefined)
      return [key, change(value, path, field)] as const
    })
    return Object.fromEntries(pairs.filter(([, value]) => value !== undefined))
  }
  return (Array.isArray(content) ? content.map(changed) : changed(content)) as T
}
