import { textWidth } from './text-width.ts'

/** Air to the left and right of a cell's text, in ems. */
const CELL_AIR = 1.2

/**
 * Widths for the columns of a table, in ems, adding up to `total`. Columns that need less than
 * an even share get what their widest cell needs; the rest is divided among the wide ones by
 * need. Where all fit on one line, the slack is spread by need.
 */
export function columnWidths(columns: string[], rows: string[][], total: number): number[] {
  const needs = columns.map((head, index) => {
    const cells = [head, ...rows.map((row) => row[index] ?? '')]
    return Math.max(3, ...cells.map(textWidth)) + CELL_AIR
  })
  const wanted = sum(needs)
  if (wanted <= total) return needs.map((need) => need + ((total - wanted) * need) / wanted)
  return squeeze(needs, total)
}

interface Column {
  need: number
  width: number
}

function squeeze(needs: number[], total: number): number[] {
  const columns = needs.map((need): Column => ({ need, width: 0 }))
  let open = columns
  let left = total
  for (;;) {
    const share = left / open.length
    const content = open.filter(({ need }) => need <= share)
    if (content.length === 0) break
    for (const column of content) {
      column.width = column.need
      left -= column.need
    }
    open = open.filter((column) => !content.includes(column))
  }
  // The square root keeps one very long cell from starving its neighbours.
  const weights = sum(open.map(({ need }) => Math.sqrt(need)))
  for (const column of open) column.width = (left * Math.sqrt(column.need)) / weights
  return columns.map(({ width }) => width)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
