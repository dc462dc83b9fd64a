import type { ImportChoice, ImportRowView, ImportVerdict } from '@guildhall/contract/imports'
import type { RosterColumn } from '@guildhall/domain/roster/column'
import type { CellProblem } from '@guildhall/domain/roster/read-row'
import { writeCell } from '@guildhall/domain/roster/write-cell'
import type { ImportRecord } from './import-records.ts'
import type { RosterSetup } from './import-setup.ts'
import type { Change } from './judge-row.ts'

/** A row of the table. */
export type StoredRow = {
  row: number
  raw: string[]
  values: Record<string, unknown>
  problems: CellProblem[]
  verdict: ImportVerdict
  duplicateOf: number | null
  changes: Change[]
  choice: ImportChoice | null
  state: ImportRowView['state']
  reason: string | null
}

/** A row for people: what it says, what is wrong with which cell, what may be chosen instead. */
export function presentRow(
  setup: RosterSetup,
  record: Pick<ImportRecord, 'columns'>,
  row: StoredRow,
): ImportRowView {
  const text = (key: string | null) => (key === null ? '' : textOf(setup, record, row, key))
  return {
    row: row.row,
    name: text(setup.keys.name),
    creditCode: text(setup.keys.creditCode),
    verdict: row.verdict,
    duplicateOf: row.duplicateOf,
    facts: row.verdict === 'new' || row.verdict === 'repeated' ? factsOf(setup, row) : [],
    changes: row.changes.map(({ label, old, new: is }) => ({ label, old, new: is })),
    problems: row.problems.map((problem) => presentProblem(setup, record, row, problem)),
    choice: row.choice,
    state: row.state,
    reason: row.reason,
  }
}

function textOf(
  { byKey, context }: RosterSetup,
  { columns }: Pick<ImportRecord, 'columns'>,
  row: StoredRow,
  key: string,
): string {
  const column = byKey.get(key)
  if (column && row.values[key] !== undefined) return writeCell(column, row.values[key], context)
  const at = columns.findIndex(({ target }) => target === key)
  return at < 0 ? '' : (row.raw[at] ?? '').trim()
}

function factsOf({ columns, keys, context }: RosterSetup, { values }: StoredRow) {
  return columns
    .filter(({ key }) => key !== keys.name && key !== keys.creditCode && values[key] !== undefined)
    .map((column) => ({
      label: column.label,
      text: writeCell(column, values[column.key], context),
    }))
}

function presentProblem(
  setup: RosterSetup,
  { columns }: Pick<ImportRecord, 'columns'>,
  row: StoredRow,
  problem: CellProblem,
) {
  const found = columns.findIndex(({ target }) => target === problem.column)
  const at = problem.at ?? (found < 0 ? null : found)
  const column = setup.byKey.get(problem.column)
  return {
    key: problem.column,
    label: column?.label ?? '',
    at,
    place: at === null ? null : `${letters(at)}${row.row}`,
    text: at === null ? '' : (row.raw[at] ?? ''),
    message: problem.message,
    options: column ? optionsOf(setup, column) : [],
  }
}

/** What a closed set offers, for choosing instead of typing. */
export function optionsOf({ content, context }: RosterSetup, { target }: RosterColumn): string[] {
  if (target.of === 'member') {
    if (target.part === 'title') return content.dues.titles.map(({ label }) => label)
    return target.part === 'branch' ? content.branches.map(({ label }) => label) : []
  }
  const { field } = target
  const isSelect = field.kind === 'select' || field.kind === 'multi-select'
  return isSelect ? context.lookups.options(field.options).map(({ label }) => label) : []
}

/** 0 → A, 26 → AA, as a spreadsheet names its columns. */
export function letters(at: number): string {
  const rest = Math.floor(at / 26)
  return (rest > 0 ? letters(rest - 1) : '') + String.fromCharCode(65 + (at % 26))
}
