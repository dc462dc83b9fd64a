/**
 * Where an answer stands in a form: `unit.creditCode`, or `contacts[<_id>].mobile` in a row of a
 * repeated group. The same text names a file slot and the place of a remark.
 */
export function fieldPath(groupKey: string, fieldKey: string, rowId?: string): string {
  return rowId === undefined ? `${groupKey}.${fieldKey}` : `${groupKey}[${rowId}].${fieldKey}`
}

/** The id of a field's control in the document, so that a list of problems can jump to it. */
export function controlId(path: string): string {
  return `f-${path.replace(/[^a-zA-Z0-9]+/g, '-').replace(/-$/, '')}`
}
