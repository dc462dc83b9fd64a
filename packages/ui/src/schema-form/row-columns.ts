import type { FieldSpec } from '@guildhall/domain/blueprint/form'

const WIDTHS: Partial<Record<FieldSpec['kind'], string>> = {
  period: '208px',
  date: '208px',
  number: '120px',
  'long-text': 'minmax(0, 1.6fr)',
}
const OF_THE_REST = 'minmax(0, 1fr)'
const OF_THE_ACTS = '44px'

/** The columns of a table of rows, as grid tracks: what is typed in digits has a width of its own. */
export function rowColumns(fields: readonly Pick<FieldSpec, 'kind'>[]): string {
  return [...fields.map(({ kind }) => WIDTHS[kind] ?? OF_THE_REST), OF_THE_ACTS].join(' ')
}
