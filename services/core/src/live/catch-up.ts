import { z } from 'zod'
import type { Deps } from '../kernel/deps.ts'
import { readRows } from '../modules/reviews/read-rows.ts'
import { addressEvent } from './address-event.ts'
import { catchUpLimit, readEvents } from './read-events.ts'
import type { LiveSocket } from './live-socket.ts'

const since = z.strictObject({ seq: z.number().int().min(0) })

/**
 * What a client missed since its last event, from the log and through its rooms of now: nothing is
 * kept on the wire's side, so that a right that ended meanwhile shows nothing. Too far behind: `reload`.
 */
export async function catchUp(deps: Deps, socket: LiveSocket, input: unknown): Promise<void> {
  const asked = since.safeParse(input)
  if (!asked.success) return
  const { tenantId } = socket.data
  const events = await readEvents(deps, tenantId, asked.data.seq)
  if (events.length >= catchUpLimit) {
    socket.emit('reload')
    return
  }
  const rows = await readRows(
    deps,
    tenantId,
    events.flatMap((event) => (event.subjectType === 'case' ? [event.subjectId] : [])),
  )
  for (const event of events) {
    const mine = addressEvent(tenantId, event, rows.get(event.subjectId) ?? null).find(
      ({ rooms }) => rooms.some((room) => socket.rooms.has(room)),
    )
    if (mine) socket.emit('event', mine.event)
  }
}
