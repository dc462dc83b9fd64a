import type { AnswerRow, Answers, FormSpec, GroupSpec } from '@guildhall/domain/blueprint/form'
import { controlId } from './control-id.ts'

/** What draws one row of a repeated group is given, whatever it looks like. */
export interface RowProps {
  form: FormSpec
  group: GroupSpec
  answers: Answers
  row: AnswerRow
  /** 联系人 2 */
  title: string
  removable: boolean
}

export interface RowEmits {
  change: [row: AnswerRow]
  remove: []
}

/** The id in the document of what draws a row. */
export function rowId({ key }: Pick<GroupSpec, 'key'>, { _id }: AnswerRow): string {
  return controlId(`${key}[${_id}]`)
}

/**
 * A new row's `_id`: twelve random characters, for paths and file slots that hang on it. Not
 * `crypto.randomUUID`, which a page without TLS (a demo in the office) does not have.
 */
export function newRowId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(9))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}

/** The rows with one put back where it was. */
export function insertRow(rows: readonly AnswerRow[], row: AnswerRow, index: number): AnswerRow[] {
  if (rows.some(({ _id }) => _id === row._id)) return [...rows]
  return rows.toSpliced(index, 0, row)
}
