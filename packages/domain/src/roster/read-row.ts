import type { FormSpec } from '../blueprint/form.ts'
import { addDays } from '../time/civil-date.ts'
import type { RosterColumn } from './column.ts'
import { readCell, type RosterContext } from './read-cell.ts'
import type { RosterValues } from './record.ts'

/** Why one cell of a row can't be taken; `column` is the key, `at` the place in the file from 0. */
export type CellProblem = { column: string; at: number | null; message: string }

/** One row of a file as the register reads it. */
export type RowReading = { values: RosterValues; masked: string[]; problems: CellProblem[] }

/** Reads the cells of one row; `mapping` says for each place of the file which column it is, if any. */
export function readRow(
  mapping: readonly (RosterColumn | null)[],
  cells: readonly string[],
  context: RosterContext,
): RowReading {
  const row: RowReading = { values: {}, masked: [], problems: [] }
  for (const [at, column] of mapping.entries()) {
    if (!column) continue
    const reading = readCell(column, cells[at] ?? '', context)
    if (reading.is === 'value') row.values[column.key] = reading.value
    if (reading.is === 'masked') row.masked.push(column.key)
    if (reading.is === 'problem')
      row.problems.push({ column: column.key, at, message: reading.message })
  }
  joinDays(row, mapping)
  return row
}

/** A first and a last day in two columns are one period. */
function joinDays(row: RowReading, mapping: readonly (RosterColumn | null)[]): void {
  const { 'member.from': from, 'member.to': to } = row.values
  if (typeof from !== 'string' && typeof to !== 'string') return
  if (typeof from !== 'string' || typeof to !== 'string') {
    const missing = typeof from === 'string' ? 'to' : 'from'
    const at = mapping.findIndex((column) => column?.key === `member.${missing}`)
    const message = '会籍开始和会籍截止要么都填，要么都空着'
    row.problems.push({ column: `member.${missing}`, at: at < 0 ? null : at, message })
    return
  }
  if (to < from) {
    const at = mapping.findIndex((column) => column?.key === 'member.to')
    row.problems.push({ column: 'member.to', at, message: '会籍截止早于会籍开始，请核对' })
    return
  }
  row.values['member.periods'] ??= [{ from, to: addDays(to, 1) }]
}

/** The keys of the columns that tell one member from another. */
export function identifyingKeys(form: FormSpec): {
  name: string | null
  creditCode: string | null
} {
  const keyOf = (meaning: string) => {
    for (const group of form.steps.flatMap((step) => step.groups)) {
      const field = group.fields.find((each) => each.meaning === meaning)
      if (field) return group.repeat ? `${group.key}.1.${field.key}` : `${group.key}.${field.key}`
    }
    return null
  }
  return { name: keyOf('party-name'), creditCode: keyOf('credit-code') }
}
