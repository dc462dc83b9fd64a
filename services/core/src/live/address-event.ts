import type { LiveEvent } from '@guildhall/contract/live'
import type { QueueRow } from '@guildhall/contract/review'
import type { Delivery } from './delivery.ts'
import type { EventRecord } from './read-events.ts'
import { addressNotice } from './address-notice.ts'
import { accountRoom, duesRoom, meetingsRoom, stageRoom } from './rooms.ts'

/**
 * Addresses an event: a case's to the rooms of the stage it came from and the one it went to, with
 * the row built once, and to the applicant's own room, without the row; a sitting's to those who run
 * them (whose cases come through the room of the sitting's stage); a notice's to its audience and to
 * those who write them. Others hear nothing.
 */
export function addressEvent(
  tenantId: string,
  record: EventRecord,
  row: QueueRow | null,
): Delivery[] {
  if (record.subjectType === 'meeting')
    return [{ rooms: [meetingsRoom(tenantId)], event: newsOf(record, null) }]
  if (record.subjectType === 'notice') return addressNotice(tenantId, record)
  if (record.subjectType === 'bill' || record.subjectType === 'bill-run')
    return duesNews(tenantId, record)
  if (record.subjectType !== 'case' || !record.kind.startsWith('case.')) return []
  const facts = readFacts(record)
  const rooms = [...new Set([facts.fromStage, facts.stage])].flatMap((stage) =>
    stage ? stageRooms(tenantId, facts, stage) : [],
  )
  const staff = rooms.length > 0 ? [{ rooms, event: newsOf(record, row) }] : []
  const own = facts.accountId
    ? [{ rooms: [accountRoom(tenantId, facts.accountId)], event: ownNews(record) }]
    : []
  return [...staff, ...own]
}

/** What happened to a bill: to those who look after dues, and to the accounts of the member it is for. */
function duesNews(tenantId: string, record: EventRecord): Delivery[] {
  const accounts: unknown[] = Array.isArray(record.facts.accounts) ? record.facts.accounts : []
  const own = accounts.filter((each) => typeof each === 'string')
  const rooms = own.map((account) => accountRoom(tenantId, account))
  return [
    { rooms: [duesRoom(tenantId)], event: newsOf(record, null) },
    ...(rooms.length > 0 ? [{ rooms, event: ownNews(record) }] : []),
  ]
}

type CaseFactsInEvent = {
  application: string
  fromStage: string | null
  stage: string | null
  branch: string | null
  accountId: string | null
  onPaper: boolean
}

function readFacts({ facts }: EventRecord): CaseFactsInEvent {
  const text = (key: string) => (typeof facts[key] === 'string' ? facts[key] : null)
  return {
    application: text('application') ?? '',
    fromStage: text('fromStage'),
    stage: text('stage'),
    branch: text('branch'),
    accountId: text('accountId'),
    onPaper: facts['onPaper'] === true,
  }
}

function stageRooms(
  tenantId: string,
  { application, branch }: CaseFactsInEvent,
  stage: string,
): string[] {
  const whole = stageRoom(tenantId, application, stage)
  return branch === null ? [whole] : [whole, stageRoom(tenantId, application, stage, branch)]
}

function newsOf(record: EventRecord, row: QueueRow | null): LiveEvent {
  const facts = readFacts(record)
  const isCase = record.subjectType === 'case'
  return {
    seq: record.seq,
    kind: record.kind,
    at: record.at.toISOString(),
    caseId: isCase ? record.subjectId : null,
    meetingId: record.subjectType === 'meeting' ? record.subjectId : null,
    row,
    leftStage: facts.fromStage !== facts.stage ? facts.fromStage : null,
    // Entered from paper, the account is the colleague's until it is claimed.
    by: record.actorId === facts.accountId && !facts.onPaper ? '申请人' : (record.actorName ?? ''),
  }
}

/** The applicant hears that the case moved, not who has it in hand. */
function ownNews(record: EventRecord): LiveEvent {
  return { ...newsOf(record, null), leftStage: null, by: '' }
}
