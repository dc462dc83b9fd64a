import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { readSheet, type SheetRow } from './read-sheet.ts'
import { SheetError } from './sheet-error.ts'
import type { ReadRow, SheetHead, SheetOrder, SheetReply } from './sheet-orders.ts'

/** Rows that cross at once. */
const chunkRows = 500
const sampleRows = 3

const port = parentPort
if (port === null) throw new Error('sheets are read in a worker thread only')
const say = (reply: SheetReply) => port.postMessage(reply, [])

/** The first row with two cells or more: above it often stands the title of the list. */
function isHead({ cells }: SheetRow): boolean {
  return cells.filter((cell) => cell.trim() !== '').length >= 2
}

async function readHead(order: Extract<SheetOrder, { op: 'head' }>): Promise<SheetHead | null> {
  let head: SheetHead | null = null
  for await (const row of readSheet(order.format, order.bytes)) {
    if (head === null) {
      if (isHead(row)) head = { row: row.row, heads: row.cells, samples: row.cells.map(() => []) }
      continue
    }
    for (const [at, samples] of head.samples.entries()) samples.push(row.cells[at] ?? '')
    if ((head.samples[0]?.length ?? 0) >= sampleRows) break
  }
  return head
}

async function sendRows(order: Extract<SheetOrder, { op: 'rows' }>): Promise<void> {
  // The association's form and the table of places are not needed for a look at the heads.
  const { createRosterReader } = await import('./roster-reader.ts')
  const read = createRosterReader(order)
  let chunk: ReadRow[] = []
  let headSeen = false
  let count = 0
  const flush = async () => {
    say({ type: 'rows', rows: chunk })
    chunk = []
    await once(port as NonNullable<typeof port>, 'message')
  }
  for await (const row of readSheet(order.format, order.bytes)) {
    if (!headSeen) {
      headSeen = isHead(row)
      continue
    }
    const reading = read(row)
    if (!reading) continue
    count += 1
    if (count > order.mostRows) throw new SheetError('import.too-many-rows')
    chunk.push(reading)
    if (chunk.length === chunkRows) await flush()
  }
  if (chunk.length > 0) await flush()
  say({ type: 'end' })
}

async function serve(order: SheetOrder): Promise<void> {
  try {
    if (order.op === 'head') say({ type: 'head', head: await readHead(order) })
    else await sendRows(order)
  } catch (error) {
    say({ type: 'failed', code: error instanceof SheetError ? error.code : 'import.file-damaged' })
  }
}

void serve(workerData as SheetOrder)
