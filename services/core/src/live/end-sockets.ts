import type { Server } from 'socket.io'
import type { EventRecord } from './read-events.ts'
import { accountRoom } from './rooms.ts'
import type { LiveSocket } from './live-socket.ts'

/** After these all of an account's open sockets end, on every node. */
const endsAll = new Set([
  'account.password-reset',
  'account.suspended',
  'account.roles-changed',
  'mandate.ended',
])

/** Ends the sockets that an event takes the right from; a sign-out ends those of its own session only. */
export async function endSockets(io: Server, tenantId: string, event: EventRecord): Promise<void> {
  const room = io.local.in(accountRoom(tenantId, event.subjectId))
  if (endsAll.has(event.kind)) room.disconnectSockets(true)
  if (event.kind !== 'account.signed-out') return
  for (const socket of await room.fetchSockets()) {
    if ((socket.data as LiveSocket['data']).actor.sessionIdHash === event.facts.session)
      socket.disconnect(true)
  }
}
