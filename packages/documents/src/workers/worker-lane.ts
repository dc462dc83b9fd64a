import { Worker } from 'node:worker_threads'
import { DocumentError } from '../document-error.ts'
import type { JobRequest, WorkerReply } from './protocol.ts'

export interface LaneSettings {
  script: URL
  /** After so many jobs a worker is replaced, since native memory creeps. */
  recycleAfter: number
  /** Longest time for one job, counted from when its worker is ready. */
  timeoutMs: number
}

/** What a worker may take to load its fonts and libraries on a busy machine. */
const START_UP_MS = 30_000

/** The worker went away in the middle of a job. */
export class WorkerDied extends Error {
  override readonly name = 'WorkerDied'
}

/**
 * One worker thread at a time, doing one job at a time. When its time is up its successor is
 * started beside it and takes over once it is ready, so that nobody waits for fonts to load.
 * Workers never keep the process alive while they are idle.
 */
export class WorkerLane {
  readonly #settings: LaneSettings
  #worker: Worker | undefined
  #successor: Worker | undefined
  readonly #ready = new WeakSet<Worker>()
  #jobsDone = 0

  constructor(settings: LaneSettings) {
    this.#settings = settings
  }

  /** Does one job. Rejects with a DocumentError, or with WorkerDied if it may be tried again. */
  async run(request: JobRequest): Promise<unknown> {
    if (this.#successor && this.#ready.has(this.#successor)) this.#handOver()
    const worker = (this.#worker ??= this.#start())
    const reply = await this.#exchange(worker, request)
    this.#jobsDone++
    if (reply.type === 'failed' && reply.unfit) this.#discard(worker)
    else if (this.#jobsDone >= this.#settings.recycleAfter) this.#prepareSuccessor()
    if (reply.type === 'failed') throw new DocumentError(reply.code, reply.detail)
    return reply.output
  }

  /** Ends the worker, and its successor if there is one. A running job rejects. */
  async close(): Promise<void> {
    const workers = [this.#worker, this.#successor]
    this.#worker = this.#successor = undefined
    await Promise.all(workers.map(async (worker) => worker?.terminate()))
  }

  async #exchange(worker: Worker, request: JobRequest): Promise<JobReply> {
    worker.ref()
    try {
      const startUpMs = this.#ready.has(worker) ? 0 : START_UP_MS
      return await askWorker(worker, request, { startUpMs, timeoutMs: this.#settings.timeoutMs })
    } catch (error) {
      this.#discard(worker)
      throw error
    } finally {
      worker.unref()
    }
  }

  #start(): Worker {
    // The environment stays outside: what parses foreign files needs no secrets.
    const worker = new Worker(this.#settings.script, { execArgv: [], env: {} })
    worker.once('message', () => this.#ready.add(worker))
    worker.on('error', () => this.#forget(worker))
    worker.on('exit', () => this.#forget(worker))
    worker.unref()
    return worker
  }

  #prepareSuccessor(): void {
    this.#successor ??= this.#start()
  }

  #handOver(): void {
    void this.#worker?.terminate()
    this.#worker = this.#successor
    this.#successor = undefined
    this.#jobsDone = 0
  }

  #discard(worker: Worker): void {
    this.#forget(worker)
    void worker.terminate()
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) {
      this.#worker = undefined
      this.#jobsDone = 0
    }
    if (this.#successor === worker) this.#successor = undefined
  }
}

type JobReply = Exclude<WorkerReply, { type: 'ready' }>

function askWorker(
  worker: Worker,
  request: JobRequest,
  limits: { startUpMs: number; timeoutMs: number },
): Promise<JobReply> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      act()
    }
    const tooLong = () => settle(() => reject(new DocumentError('documents.timed_out')))
    const onMessage = (reply: WorkerReply) => {
      if (reply.type !== 'ready') return settle(() => resolve(reply))
      clearTimeout(timer)
      timer = setTimeout(tooLong, limits.timeoutMs)
    }
    const onError = (error: unknown) => settle(() => reject(new WorkerDied(String(error))))
    const onExit = (code: number) => settle(() => reject(new WorkerDied(`exit ${code}`)))
    let timer = setTimeout(tooLong, limits.startUpMs + limits.timeoutMs)
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(request, [])
  })
}
