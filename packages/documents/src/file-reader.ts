import type { FileJobs } from './file-worker.ts'
import { createWorkerPool, type WorkerPool } from './workers/worker-pool.ts'

let shared: WorkerPool<FileJobs> | undefined

/**
 * The process's one reader of uploaded files: a worker thread without environment, apart from
 * the one that sets documents, so that a file that brings a parser down takes nothing with it.
 * Started on first use; it does not keep the process alive.
 */
export function sharedFileReader(): WorkerPool<FileJobs> {
  shared ??= createWorkerPool<FileJobs>({
    script: new URL('./file-worker.ts', import.meta.url),
    workers: 1,
    recycleAfter: 100,
    queueLimit: 200,
    timeoutMs: 30_000,
  })
  return shared
}

/** Ends the reader; the next use starts a new one. */
export async function closeFileReader(): Promise<void> {
  const closing = shared
  shared = undefined
  await closing?.close()
}
