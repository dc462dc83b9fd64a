import type { LiveEvent } from '@guildhall/contract/live'
import type { Delivery } from './delivery.ts'
import type { EventRecord } from './read-events.ts'
import { noticeDeskRoom, noticeRoom } from './rooms.ts'

/** What readers hear of: the rest (drafts, readings, reminders) is for those who write notices. */
const told = new Set([
  'notice.published',
  'notice.corrected',
  'notice.withdrawn',
  'notice.pinned',
  'notice.unpinned',
])

/**
 * Addresses a notice's event. Readers learn only that a notice of theirs changed; its text is fetched,
 * authorised afresh. Who read what is not said by name.
 */
export function addressNotice(tenantId: string, record: EventRecord): Delivery[] {
  const rooms = told.has(record.kind) ? readerRooms(tenantId, record.facts) : []
  const toReaders = rooms.length > 0 ? [{ rooms, event: newsOf(record, '') }] : []
  const by = record.kind === 'notice.read' ? '' : (record.actorName ?? '')
  return [{ rooms: [noticeDeskRoom(tenantId)], event: newsOf(record, by) }, ...toReaders]
}

function readerRooms(tenantId: string, { audience, slugs, year }: EventRecord['facts']): string[] {
  if (typeof audience !== 'string') return []
  if (audience === 'owing') return [noticeRoom(tenantId, audience, Number(year))]
  if (audience === 'public' || audience === 'members') return [noticeRoom(tenantId, audience)]
  return (Array.isArray(slugs) ? slugs : []).map((slug) =>
    noticeRoom(tenantId, audience, String(slug)),
  )
}

function newsOf(record: EventRecord, by: string): LiveEvent {
  return {
    seq: record.seq,
    kind: record.kind,
    at: record.at.toISOString(),
    caseId: null,
    meetingId: null,
    noticeId: record.subjectId,
    row: null,
    leftStage: null,
    by,
  }
}
