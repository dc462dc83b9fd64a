import type { Deps } from '../kernel/deps.ts'

/** Does one kind of background work, for each association once at a time on this node. */
export type Helper = {
  /** Works for an association, now or again right after the work under way. */
  look(tenantId: string): void
  /** Ends after what is being done now. */
  stop(): Promise<void>
}

/** `work` ends by itself where nothing is left to do, and soon after `stopped` says so. */
export function createHelper(
  { log }: Pick<Deps, 'log'>,
  name: string,
  work: (tenantId: string, stopped: () => boolean) => Promise<void>,
): Helper {
  const working = new Map<string, Promise<void>>()
  const again = new Set<string>()
  let stopped = false

  const look = (tenantId: string): void => {
    if (stopped) return
    if (working.has(tenantId)) {
      again.add(tenantId)
      return
    }
    const done = work(tenantId, () => stopped)
      .catch((error: unknown) => log.error(name, error, { tenantId }))
      .then(() => {
        working.delete(tenantId)
        if (again.delete(tenantId)) look(tenantId)
      })
    working.set(tenantId, done)
  }

  return {
    look,
    async stop() {
      stopped = true
      await Promise.all(working.values())
    },
  }
}
