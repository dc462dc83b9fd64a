import type { Deps } from '../kernel/deps.ts'
import type { Wake } from '../kernel/wake.ts'

/** The background side: sends what waits in the outbox and keeps the house. */
export async function startWorker(_deps: Deps, _wake: Wake): Promise<{ stop(): Promise<void> }> {
  return { stop: async () => undefined }
}
