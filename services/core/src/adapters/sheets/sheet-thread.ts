import { Worker } from 'node:worker_threads'
import { DomainError } from '@guildhall/contract/errors'
import type { ReadRow, SheetHead, SheetOrder, SheetReply } from './sheet-orders.ts'

/** A file that takes longer is none that somebody waits for. */
const timeoutMs = 5 * 60_000
const heapMb = 512

/**
 * Reads the heads of a table in a thread of its own, off the event loop. Throws `import.*` for a file
 * that can't be read, null where nothing looks like a head.
 */
export async function readSheetHead(
  order: Omit<Extract<SheetOrder, { op: 'head' }>, 'op'>,
): Promise<SheetHead | null> {
  let found: SheetHead | null = null
  await converse({ ...order, op: 'head' }, async (reply) => {
    if (reply.type === 'head') found = reply.head
  })
  return found
}

/** Reads all rows, some hundred at a time; the thread waits while `take` is at work. */
export function readSheetRows(
  order: Omit<Extract<SheetOrder, { op: 'rows' }>, 'op'>,
  take: (rows: ReadRow[]) => Promise<void>,
): Promise<void> {
  return converse({ ...order, op: 'rows' }, async (reply) => {
    if (reply.type === 'rows') await take(reply.rows)
  })
}

function converse(order: SheetOrder, hear: (reply: SheetReply) => Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    // The environment stays outside: what parses foreign files needs no secrets.
    const worker = new Worker(new URL('./sheet-worker.ts', import.meta.url), {
      workerData: order,
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    })
    const end = (act: () => void) => {
      clearTimeout(timer)
      worker.removeAllListeners()
      void worker.terminate()
      act()
    }
    const fail = (error: unknown) => end(() => reject(error))
    const damaged = () => fail(new DomainError('import.file-damaged'))
    const timer = setTimeout(damaged, timeoutMs)
    worker.on('error', damaged)
    // What it said last arrives in the same turn as its end, and goes first.
    worker.on('exit', () => setImmediate(damaged))
    worker.on('message', (reply: SheetReply) => {
      if (reply.type === 'failed')
        return fail(new DomainError(reply.code, { max: mostRowsOf(order) }))
      if (reply.type === 'end') return end(resolve)
      hear(reply).then(() => {
        if (reply.type === 'head') end(resolve)
        else worker.postMessage('more', [])
      }, fail)
    })
  })
}

function mostRowsOf(order: SheetOrder): number {
  return order.op === 'rows' ? order.mostRows : 0
}
