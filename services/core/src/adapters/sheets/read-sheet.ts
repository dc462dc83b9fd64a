import { streamCsvRows } from 'hucre/csv'
import { streamXlsxRows } from 'hucre/xlsx'
import { decodeCsv } from './decode-csv.ts'
import { SheetError } from './sheet-error.ts'
import type { SheetFormat } from './sheet-format.ts'
import { demandHarmlessZip } from './zip-limits.ts'

/** One row of a table: its number as a spreadsheet shows it, from 1, and its cells as text. */
export type SheetRow = { row: number; cells: string[] }

const mostColumns = 300
const longestCell = 5_000

/** The rows of the first sheet that hold anything, one by one. Throws a SheetError. */
export async function* readSheet(format: SheetFormat, bytes: Uint8Array): AsyncGenerator<SheetRow> {
  if (format === 'xlsx') await demandHarmlessZip(bytes)
  try {
    for await (const { row, values } of rowsOf(format, bytes)) {
      const cells = values.slice(0, mostColumns).map(cellText)
      if (cells.some((cell) => cell.trim() !== '')) yield { row, cells }
    }
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('import.file-damaged')
  }
}

type Value = string | number | boolean | Date | null

async function* rowsOf(
  format: SheetFormat,
  bytes: Uint8Array,
): AsyncGenerator<{ row: number; values: Value[] }> {
  if (format === 'xlsx') {
    for await (const { index, values } of streamXlsxRows(bytes)) yield { row: index + 1, values }
    return
  }
  let row = 0
  for (const values of streamCsvRows(decodeCsv(bytes))) yield { row: (row += 1), values }
}

/** A cell as people read it in the sheet: a day without its hour, a number without its noise. */
export function cellText(value: Value): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return String(Number(value.toPrecision(15)))
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value.slice(0, longestCell)
}
