import { afterEach, describe, expect, it } from 'vitest'
import type { FragileJobs } from '../testing/fragile-worker.ts'
import { createWorkerPool, type PoolSettings, type WorkerPool } from './worker-pool.ts'

let pool: WorkerPool<FragileJobs>

function startPool(settings: Partial<PoolSettings> = {}): WorkerPool<FragileJobs> {
  pool = createWorkerPool<FragileJobs>({
    script: new URL('../testing/fragile-worker.ts', import.meta.url),
    workers: 1,
    recycleAfter: 1_000,
    queueLimit: 10,
    timeoutMs: 15_000,
    ...settings,
  })
  return pool
}

/** A number that both threads see. */
const sharedNumber = () => new Int32Array(new SharedArrayBuffer(4))

function open(gate: Int32Array): void {
  Atomics.store(gate, 0, 1)
  Atomics.notify(gate, 0)
}

afterEach(() => pool.close())

describe('a pool of workers', () => {
  it('does its jobs in the same worker', async () => {
    startPool()
    const threads = [await pool.run('thread', null), await pool.run('thread', null)]
    expect(threads[0]).toBe(threads[1])
  })

  it('hands on a refusal and keeps the worker', async () => {
    startPool()
    const before = await pool.run('thread', null)
    await expect(pool.run('refuse', null)).rejects.toMatchObject({
      code: 'documents.page_not_found',
    })
    expect(await pool.run('thread', null)).toBe(before)
  })

  it('replaces a worker after an unforeseen error', async () => {
    startPool()
    const before = await pool.run('thread', null)
    await expect(pool.run('stumble', null)).rejects.toMatchObject({
      code: 'documents.render_failed',
    })
    expect(await pool.run('thread', null)).not.toBe(before)
  })

  it('tries a job again whose worker died', async () => {
    startPool()
    const attempts = sharedNumber()
    expect(await pool.run('die', { attempts, deaths: 1 })).toBe(2)
  })

  it('gives up when the second worker dies on it too, and goes on with others', async () => {
    startPool()
    const attempts = sharedNumber()
    const job = pool.run('die', { attempts, deaths: 9 })
    const next = pool.run('thread', null)
    await expect(job).rejects.toMatchObject({ code: 'documents.worker_crashed' })
    expect(Atomics.load(attempts, 0)).toBe(2)
    expect(await next).toBeGreaterThan(0)
  })

  it('ends a job that takes too long, and its worker', async () => {
    startPool({ timeoutMs: 1_500 })
    await expect(pool.run('hang', null)).rejects.toMatchObject({ code: 'documents.timed_out' })
    expect(await pool.run('thread', null)).toBeGreaterThan(0)
  })

  it('refuses what its queue has no room for', async () => {
    startPool({ queueLimit: 1 })
    const gate = sharedNumber()
    const running = pool.run('wait', gate)
    const waiting = pool.run('thread', null)
    await expect(pool.run('thread', null)).rejects.toMatchObject({ code: 'documents.queue_full' })
    open(gate)
    expect(await running).toBe(1)
    expect(await waiting).toBeGreaterThan(0)
  })

  it('recycles its worker without losing a job', async () => {
    startPool({ recycleAfter: 3 })
    const threads = new Set<number>()
    while (threads.size < 3) threads.add(await pool.run('thread', null))
    expect(threads.size).toBe(3)
  })

  it('works in several threads at once', async () => {
    startPool({ workers: 2 })
    const gate = sharedNumber()
    const blocked = pool.run('wait', gate)
    expect(await pool.run('thread', null)).toBeGreaterThan(0)
    open(gate)
    await blocked
  })

  it('refuses running, waiting and new jobs once it is closed', async () => {
    startPool()
    const outcomes = Promise.allSettled([pool.run('hang', null), pool.run('thread', null)])
    await pool.close()
    const late = await Promise.allSettled([pool.run('thread', null)])
    for (const outcome of [...(await outcomes), ...late]) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'documents.closed' } })
    }
  })
})
