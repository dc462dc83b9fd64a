import type { Deps } from '../kernel/deps.ts'
import { sendWaiting } from '../modules/messages/send-waiting.ts'
import type { Senders } from '../adapters/senders.ts'
import { createHelper, type Helper } from './helper.ts'

/** Sends associations' messages, each association once at a time on this node. */
export function createRelay(deps: Deps, senders: Senders): Helper {
  return createHelper(deps, 'messages.relay', (tenantId, stopped) =>
    sendWaiting(deps, senders, tenantId, stopped),
  )
}
