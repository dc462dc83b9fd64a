import { rosterApplication, rosterColumns } from '@guildhall/domain/roster/column'
import { identifyingKeys, readRow } from '@guildhall/domain/roster/read-row'
import { rosterContext } from './roster-context.ts'
import type { SheetRow } from './read-sheet.ts'
import type { ReadRow, SheetOrder } from './sheet-orders.ts'
import { withoutIdNumber } from './without-id-number.ts'

/** What the template's example begins with; such a row is no member. */
export const exampleMark = '（示例）'

/**
 * Reads rows by the chosen columns, and remembers credit codes and numbers, so that a row that means
 * the same unit as one before says so. Null for the template's example. An ID number in a column that
 * is not read is kept masked only.
 */
export function createRosterReader({
  content,
  targets,
  today,
}: Pick<Extract<SheetOrder, { op: 'rows' }>, 'content' | 'targets' | 'today'>) {
  const byKey = new Map(rosterColumns(content).map((column) => [column.key, column]))
  const mapping = targets.map((key) => (key === null ? null : (byKey.get(key) ?? null)))
  const context = rosterContext(content, today)
  const { creditCode } = identifyingKeys(rosterApplication(content).form)
  const first = new Map<string, number>()

  return ({ row, cells }: SheetRow): ReadRow | null => {
    if (cells.some((cell) => cell.trim().startsWith(exampleMark))) return null
    const raw = targets.map((_, at) => cells[at] ?? '')
    const reading = readRow(mapping, raw, context)
    const marks = [creditCode, 'member.number'].flatMap((key) => {
      const value = key === null ? undefined : reading.values[key]
      return typeof value === 'string' ? [`${key}/${value}`] : []
    })
    const duplicateOf = marks.map((mark) => first.get(mark)).find((each) => each !== undefined)
    if (reading.problems.length === 0 && duplicateOf === undefined)
      for (const mark of marks) first.set(mark, row)
    const kept = raw.map((cell, at) => (mapping[at] ? cell : withoutIdNumber(cell)))
    return { row, raw: kept, ...reading, duplicateOf: duplicateOf ?? null }
  }
}
