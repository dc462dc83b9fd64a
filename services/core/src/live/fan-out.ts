import type { Server } from 'socket.io'
import type { Deps } from '../kernel/deps.ts'
import { headOf } from '../modules/reviews/list-queue.ts'
import { readRows } from '../modules/reviews/read-rows.ts'
import { addressEvent } from './address-event.ts'
import { catchUpLimit, readEvents, type EventRecord } from './read-events.ts'
import { endSockets } from './end-sockets.ts'
import { tenantRoom } from './rooms.ts'

/** A tenant that nobody woke is looked at this often all the same: a lost wake-up costs seconds, not news. */
const lookEveryMs = 2_000

type Follower = { cursor: number; reading: boolean; again: boolean }

/**
 * Reads the event log of tenants that have sockets on this node and emits to its own sockets only, so
 * that nothing arrives twice. The row of a case is built once per batch, whoever listens.
 */
export function createFanOut(deps: Deps, io: Server) {
  const followers = new Map<string, Follower>()
  const timer = setInterval(() => followers.forEach((_, tenantId) => look(tenantId)), lookEveryMs)

  /** A tenant whose last socket has gone is followed no longer. */
  const look = (tenantId: string) => {
    if (io.of('/').adapter.rooms.has(tenantRoom(tenantId))) read(tenantId)
    else followers.delete(tenantId)
  }

  const read = (tenantId: string) => {
    const follower = followers.get(tenantId)
    if (!follower) return
    if (follower.reading) {
      follower.again = true
      return
    }
    follower.reading = true
    void drain(tenantId, follower)
      .catch((error: unknown) => deps.log.error('live.read', error, { tenantId }))
      .finally(() => {
        follower.reading = false
        if (follower.again) {
          follower.again = false
          read(tenantId)
        }
      })
  }

  const drain = async (tenantId: string, follower: Follower) => {
    for (;;) {
      const events = await readEvents(deps, tenantId, follower.cursor)
      if (events.length > 0) await emit(tenantId, events)
      follower.cursor = events.at(-1)?.seq ?? follower.cursor
      if (events.length < catchUpLimit) return
    }
  }

  const emit = async (tenantId: string, events: readonly EventRecord[]) => {
    const caseIds = events.flatMap((event) =>
      event.subjectType === 'case' ? [event.subjectId] : [],
    )
    const rows = await readRows(deps, tenantId, caseIds)
    for (const event of events) {
      for (const { rooms, event: news } of addressEvent(
        tenantId,
        event,
        rows.get(event.subjectId) ?? null,
      )) {
        io.local.to(rooms).emit('event', news)
      }
      await endSockets(io, tenantId, event)
    }
  }

  return {
    read,
    /** Follows a tenant's log from its head on; that is known before the first socket is let in. */
    async follow(tenantId: string) {
      if (followers.has(tenantId)) return
      const cursor = await headOf({ deps, tenant: { id: tenantId } })
      if (!followers.has(tenantId))
        followers.set(tenantId, { cursor, reading: false, again: false })
    },
    stop: () => clearInterval(timer),
  }
}
