import type { Deps } from '../kernel/deps.ts'
import { sendWaiting } from '../modules/messages/send-waiting.ts'
import type { Senders } from '../adapters/senders.ts'

/** Sends associations' messages, each association once at a time on this node. */
export type Relay = {
  /** Looks into one association's outbox, now or again right after the look under way. */
  look(tenantId: string): void
  /** Ends after what is being sent now. */
  stop(): Promise<void>
}

export function createRelay(deps: Deps, senders: Senders): Relay {
  const looking = new Map<string, Promise<void>>()
  const again = new Set<string>()
  let stopped = false

  const look = (tenantId: string): void => {
    if (stopped) return
    if (looking.has(tenantId)) {
      again.add(tenantId)
      return
    }
    const done = sendWaiting(deps, senders, tenantId, () => stopped)
      .catch((error: unknown) => deps.log.error('messages.relay', error, { tenantId }))
      .then(() => {
        looking.delete(tenantId)
        if (again.delete(tenantId)) look(tenantId)
      })
    looking.set(tenantId, done)
  }

  return {
    look,
    async stop() {
      stopped = true
      await Promise.all(looking.values())
    },
  }
}
