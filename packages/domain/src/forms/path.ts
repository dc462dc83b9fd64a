/**
 * A path names one answer (see `blueprint/form.ts`): `unit.creditCode` in a plain group,
 * `contacts[<_id>].mobile` in a row of a repeated one.
 */
export type AnswerPath = { group: string; row?: string; field: string }

const KEY = '[a-z][a-zA-Z0-9]{0,39}'
const PATH = new RegExp(`^(${KEY})(?:\\[([A-Za-z0-9_-]{1,64})\\])?\\.(${KEY})$`)
const ROW_ID = /^[A-Za-z0-9_-]{1,64}$/

/** The path of a field, in a row where the group is repeated. */
export function pathOf(group: string, field: string, row?: string): string {
  return row === undefined ? `${group}.${field}` : `${group}[${row}].${field}`
}

/** A path taken apart, or null for what is no path. */
export function parsePath(path: string): AnswerPath | null {
  const found = PATH.exec(path)
  if (!found) return null
  const [, group = '', row, field = ''] = found
  return row === undefined ? { group, field } : { group, row, field }
}

/** Whether a value may be the `_id` of a row: made by the client, kept for good, part of paths. */
export function isRowId(value: unknown): value is string {
  return typeof value === 'string' && ROW_ID.test(value)
}
