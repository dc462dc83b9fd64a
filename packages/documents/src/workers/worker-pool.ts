import { DocumentError } from '../document-error.ts'
import type { JobRequest, JobTable } from './protocol.ts'
import { WorkerDied, WorkerLane, type LaneSettings } from './worker-lane.ts'

export interface PoolSettings extends LaneSettings {
  workers: number
  /** Jobs that may wait; one more is refused at once with `documents.queue_full`. */
  queueLimit: number
}

export interface WorkerPool<Jobs extends JobTable> {
  run<Op extends keyof Jobs & string>(op: Op, input: Jobs[Op]['input']): Promise<Jobs[Op]['output']>
  close(): Promise<void>
}

interface Job {
  request: JobRequest
  resolve: (output: unknown) => void
  reject: (error: DocumentError) => void
}

/**
 * A fixed number of worker threads behind a bounded first-come queue. A job whose worker dies
 * is tried once more in a new one, then rejects with `documents.worker_crashed`; a job over
 * its time rejects with `documents.timed_out` and its worker is replaced.
 */
export function createWorkerPool<Jobs extends JobTable>(settings: PoolSettings): WorkerPool<Jobs> {
  const waiting: Job[] = []
  const lanes = Array.from({ length: settings.workers }, () => new WorkerLane(settings))
  const idle = [...lanes]
  let closed = false

  const next = () => {
    while (idle.length > 0 && waiting.length > 0) {
      const lane = idle.pop()
      const job = waiting.shift()
      if (lane && job) void serve(lane, job)
    }
  }

  const serve = async (lane: WorkerLane, job: Job) => {
    try {
      job.resolve(await runTwice(lane, job.request, () => closed))
    } catch (error) {
      job.reject(closed ? new DocumentError('documents.closed') : asDocumentError(error))
    }
    idle.push(lane)
    next()
  }

  return {
    run(op, input) {
      if (closed) return Promise.reject(new DocumentError('documents.closed'))
      if (idle.length === 0 && waiting.length >= settings.queueLimit) {
        return Promise.reject(new DocumentError('documents.queue_full'))
      }
      return new Promise((resolve, reject) => {
        waiting.push({ request: { op, input }, resolve, reject })
        next()
      })
    },
    async close() {
      closed = true
      for (const job of waiting.splice(0)) job.reject(new DocumentError('documents.closed'))
      await Promise.all(lanes.map((lane) => lane.close()))
    },
  }
}

async function runTwice(
  lane: WorkerLane,
  request: JobRequest,
  isClosed: () => boolean,
): Promise<unknown> {
  try {
    return await lane.run(request)
  } catch (error) {
    if (error instanceof WorkerDied && !isClosed()) return lane.run(request)
    throw error
  }
}

function asDocumentError(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error
  return new DocumentError('documents.worker_crashed', String(error))
}
