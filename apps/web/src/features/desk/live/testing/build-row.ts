import type { LiveEvent } from '@guildhall/contract/live'
import type { QueueRow } from '@guildhall/contract/review'

let made = 0

const nextId = (): string => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`

/** A row that waits unclaimed at the first stage of joining. */
export function buildRow(facts: Partial<QueueRow> = {}): QueueRow {
  const id = nextId()
  return {
    id,
    application: 'join',
    label: '入会申请',
    number: `2026-${id.slice(-4)}`,
    partyName: `单位${id.slice(-4)}`,
    partyId: nextId(),
    accountId: nextId(),
    state: 'submitted',
    stage: 'review',
    stageSince: new Date(Date.UTC(2026, 2, 2, 8, made)).toISOString(),
    waited: 3,
    promised: 5,
    branch: null,
    branchLabel: null,
    submissionNumber: 1,
    version: 3,
    claim: null,
    entered: null,
    returnedStage: null,
    nudgedAt: null,
    remindedAt: null,
    contentHash: 'a'.repeat(64),
    ...facts,
  }
}

/** A live event about a row as it stands now. */
export function buildEvent(
  seq: number,
  facts: Partial<LiveEvent> & { row: LiveEvent['row'] },
): LiveEvent {
  return {
    seq,
    kind: 'case.pass',
    at: '2026-03-05T06:06:00.000Z',
    caseId: facts.row?.id ?? null,
    meetingId: null,
    leftStage: null,
    by: '王老师',
    ...facts,
  }
}
