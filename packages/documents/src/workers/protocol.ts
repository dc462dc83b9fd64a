import type { DocumentErrorCode } from '../document-error.ts'

/** What a worker can do: each operation with what it takes and what it gives back. */
export type JobTable = Record<string, { input: unknown; output: unknown }>

/** The operations of a table as functions, in the worker's thread. */
export type Handlers<Jobs extends JobTable> = {
  [Op in keyof Jobs]: (input: Jobs[Op]['input']) => Jobs[Op]['output'] | Promise<Jobs[Op]['output']>
}

export interface JobRequest {
  op: string
  input: unknown
}

/** `unfit` asks for a new worker: after an unforeseen failure native memory can't be trusted. */
export type WorkerReply =
  | { type: 'ready' }
  | { type: 'done'; output: unknown }
  | { type: 'failed'; code: DocumentErrorCode; detail: string | undefined; unfit: boolean }
