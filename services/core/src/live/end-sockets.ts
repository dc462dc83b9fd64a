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
  // The open pages come back at once, to the rooms that are theirs now.
  'deputy.named',
  'deputy.ended',
])
/** After these all but those of the session that the event names as `keep`. */
const endsOthers = new Set(['account.sessions-ended', 'account.totp-removed'])

/** Ends the sockets that an event takes the right from; a sign-out ends those of its own session only. */
export async function endSockets(io: Server, tenantId: string, event: EventRecord): Promise<void> {
  const room = io.local.in(accountRoom(tenantId, event.subjectId))
  if (endsAll.has(event.kind)) room.disconnectSockets(true)
  const isOver = whoseEnds(event)
  if (!isOver) return
  for (const socket of await room.fetchSockets()) {
    if (isOver((socket.data as LiveSocket['data']).actor.sessionIdHash)) socket.disconnect(true)
  }
}

/** Which sessions an event ends, where it does not end them all. */
function whoseEnds({ kind, facts }: EventRecord): ((session: string) => boolean) | null {
  if (kind === 'account.signed-out') return (session) => session === facts.session
  if (endsOthers.has(kind)) return (session) => session !== facts.keep
  return null
}
