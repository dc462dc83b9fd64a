import type { AnswerRow } from '@guildhall/domain/blueprint/form'

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
