import type { FieldSpec } from '@guildhall/domain/blueprint/form'

const WIDTHS: Partial<Record<FieldSpec['kind'], string>> = {
  period: '212px',
  date: '212px',
  number: '120px',
  'long-text': 'minmax(0, 8fr)',
}
const OF_THE_REST = 'minmax(0, 6fr)'
const OF_SHORT_TEXT = 'minmax(0, 4fr)'
const OF_THE_ACTS = '44px'
/** A text of so many characters at most is a word or two: a post, a subject. */
const SHORT = 30

/** The columns of a table of rows, as grid tracks: what is typed in digits has a width of its own. */
export function rowColumns(fields: readonly FieldSpec[]): string {
  return [...fields.map(widthOf), OF_THE_ACTS].join(' ')
}

function widthOf(field: FieldSpec): string {
  if (field.kind === 'text' && field.maxLength <= SHORT) return OF_SHORT_TEXT
  return WIDTHS[field.kind] ?? OF_THE_REST
}
