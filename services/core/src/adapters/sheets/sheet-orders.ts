import type { ErrorCode } from '@guildhall/contract/errors'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { CellProblem } from '@guildhall/domain/roster/read-row'
import type { SheetFormat } from './sheet-format.ts'

/** The heads of a file with the first cells below each. */
export type SheetHead = { row: number; heads: string[]; samples: string[][] }

/** One row, read by the columns that were chosen. */
export type ReadRow = {
  row: number
  raw: string[]
  values: Record<string, unknown>
  masked: string[]
  problems: CellProblem[]
  /** The row before it of the same credit code or number. */
  duplicateOf: number | null
}

/** What the thread that reads is asked. */
export type SheetOrder =
  | { op: 'head'; format: SheetFormat; bytes: Uint8Array }
  | {
      op: 'rows'
      format: SheetFormat
      bytes: Uint8Array
      /** For each column of the file the key of a roster's column, or null. */
      targets: (string | null)[]
      content: Blueprint
      today: string
      mostRows: number
    }

/** What it says. After each `rows` it waits for `more`, so that no more is in memory than is looked at. */
export type SheetReply =
  | { type: 'head'; head: SheetHead | null }
  | { type: 'rows'; rows: ReadRow[] }
  | { type: 'end' }
  | { type: 'failed'; code: ErrorCode }
