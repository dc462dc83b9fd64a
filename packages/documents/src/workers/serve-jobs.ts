import { parentPort } from 'node:worker_threads'
import { DocumentError, type DocumentErrorCode } from '../document-error.ts'
import type { Handlers, JobRequest, JobTable, WorkerReply } from './protocol.ts'

/**
 * Answers the jobs of a worker thread one after the other, after saying that it is ready.
 * An error that is no DocumentError is answered with `unforeseen` and asks for a new worker.
 */
export function serveJobs<Jobs extends JobTable>(
  handlers: Handlers<Jobs>,
  unforeseen: DocumentErrorCode,
): void {
  const port = parentPort
  if (port === null) throw new Error('jobs are served in a worker thread only')
  const send = (reply: WorkerReply) => port.postMessage(reply, transferable(reply))
  port.on('message', (request: JobRequest) => {
    void answer(handlers, request, unforeseen).then(send)
  })
  send({ type: 'ready' })
}

async function answer<Jobs extends JobTable>(
  handlers: Handlers<Jobs>,
  { op, input }: JobRequest,
  unforeseen: DocumentErrorCode,
): Promise<WorkerReply> {
  try {
    const handler = handlers[op]
    if (handler === undefined) throw new Error(`no such job: ${op}`)
    return { type: 'done', output: await handler(input) }
  } catch (error) {
    if (error instanceof DocumentError) {
      return { type: 'failed', code: error.code, detail: error.detail, unfit: false }
    }
    return { type: 'failed', code: unforeseen, detail: String(error), unfit: true }
  }
}

/** Bytes move to the other thread instead of being copied. */
function transferable(reply: WorkerReply): ArrayBuffer[] {
  if (reply.type !== 'done') return []
  const { output } = reply
  const bytes = output instanceof Uint8Array ? output : fieldBytes(output)
  return bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : []
}

function fieldBytes(output: unknown): Uint8Array | undefined {
  if (typeof output !== 'object' || output === null || !('bytes' in output)) return undefined
  return output.bytes instanceof Uint8Array ? output.bytes : undefined
}

/** Bytes in memory of their own, which alone can be handed over to another thread. */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}
