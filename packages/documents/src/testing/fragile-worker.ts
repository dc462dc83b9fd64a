import { threadId } from 'node:worker_threads'
import { DocumentError } from '../document-error.ts'
import { serveJobs } from '../workers/serve-jobs.ts'

/** Jobs that show how the pool takes a worker's misfortunes. */
export type FragileJobs = {
  thread: { input: null; output: number }
  refuse: { input: null; output: never }
  stumble: { input: null; output: never }
  /** Waits until the number is no longer 0, then gives it back. */
  wait: { input: Int32Array<SharedArrayBuffer>; output: number }
  hang: { input: null; output: never }
  /** Counts its attempts in the shared number and dies in as many as `deaths` says. */
  die: { input: { attempts: Int32Array<SharedArrayBuffer>; deaths: number }; output: number }
}

serveJobs<FragileJobs>(
  {
    thread: () => threadId,
    refuse: () => {
      throw new DocumentError('documents.page_not_found')
    },
    stumble: () => {
      throw new TypeError('unforeseen')
    },
    wait: (gate) => {
      Atomics.wait(gate, 0, 0)
      return Atomics.load(gate, 0)
    },
    hang: () => {
      for (;;);
    },
    die: ({ attempts, deaths }) => {
      const attempt = Atomics.add(attempts, 0, 1) + 1
      if (attempt <= deaths) process.exit(7)
      return attempt
    },
  },
  'documents.render_failed',
)
