import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError, sentence } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { approveCase } from '../cases/approve-case.ts'
import { lockCase, withBlueprint, type CaseRecord } from '../cases/case-record.ts'
import { moveCase } from '../cases/move-case.ts'
import { notifyCase } from '../messages/notify-case.ts'
import { isGone } from './get-meeting.ts'
import { lockPlanned, sittingStages, type MeetingRecord } from './read-meeting.ts'

export type CloseInput = {
  meetingId: string
  version: number
  dueToAttend: number | null
  attended: number | null
  leaveOut: string[]
}

type Item = {
  id: string
  caseId: string
  outcome: string | null
  note: string | null
  record: CaseRecord
}

/**
 * Closes a sitting: every outcome is applied in this one transaction or none. Cases withdrawn or
 * moved meanwhile are named (`meeting.left-out`) until exactly these are confirmed as left out.
 */
export async function closeMeeting(ctx: SignedInContext, input: CloseInput) {
  const stages = await sittingStages(ctx)
  return transact(ctx, async (work) => {
    const { meeting } = await lockPlanned(work.tx, stages, input.meetingId)
    if (meeting.version !== input.version) throw new DomainError('meeting.closed')
    const items = await lockedItems(work.tx, meeting)
    const { gone, present } = split(meeting, items)
    demandConfirmed(gone, input.leaveOut)
    const missing = present.filter((item) => item.outcome === null).length
    if (missing > 0) throw new DomainError('meeting.outcome-missing', { count: missing })
    for (const item of present)
      await applyOutcome(ctx, work, meeting, item).catch((error: unknown) => nameCase(error, item))
    await markLeftOut(work.tx, gone)
    await markClosed(ctx, work, meeting, input)
    return { ok: true as const }
  })
}

/** Locked in the order of their ids, as every other transaction over several cases does. */
async function lockedItems(tx: Tx, meeting: MeetingRecord): Promise<Item[]> {
  const rows = await tx.agendaItem.findMany({
    where: { meetingId: meeting.id, state: 'planned' },
    orderBy: { caseId: 'asc' },
    select: { id: true, caseId: true, outcome: true, note: true, position: true },
  })
  const items: (Item & { position: number })[] = []
  for (const row of rows) items.push({ ...row, record: await lockCase(tx, row.caseId) })
  return items.toSorted((a, b) => a.position - b.position)
}

function split(meeting: MeetingRecord, items: readonly Item[]): { gone: Item[]; present: Item[] } {
  return {
    gone: items.filter(({ record }) => isGone(meeting, record)),
    present: items.filter(({ record }) => !isGone(meeting, record)),
  }
}

function demandConfirmed(gone: readonly Item[], leaveOut: readonly string[]): void {
  const unconfirmed = gone.filter((item) => !leaveOut.includes(item.caseId))
  if (unconfirmed.length === 0) return
  throw new DomainError('meeting.left-out', {
    names: gone.map((item) => item.record.partyName),
    caseIds: gone.map((item) => item.caseId),
  })
}

async function applyOutcome(
  ctx: SignedInContext,
  work: Work,
  meeting: MeetingRecord,
  item: Item,
): Promise<void> {
  const found = await withBlueprint(ctx, item.record)
  await work.tx.agendaItem.updateMany({ where: { id: item.id }, data: { state: 'applied' } })
  const moved = await moveCase(work, ctx.deps.clock, item.record, {
    action: item.outcome as 'pass' | 'reject' | 'defer',
    by: { accountId: ctx.actor.accountId, label: meeting.title },
    stages: found.spec.workflow.stages,
    reason: item.note,
  })
  if (moved.state === 'approved') await approveCase(ctx, work, { ...found, record: moved })
  if (moved.state === 'rejected')
    await notifyCase(ctx, work, { ...found, record: moved }, 'case-rejected')
}

/** One that can't be applied undoes them all: say which it is, and that nothing was applied. */
function nameCase(error: unknown, { record }: Item): never {
  if (!(error instanceof DomainError)) throw error
  throw new DomainError('meeting.not-applied', {
    name: record.partyName,
    why: sentence(error.code, error.details),
  })
}

async function markLeftOut(tx: Tx, gone: readonly Item[]): Promise<void> {
  await tx.agendaItem.updateMany({
    where: { id: { in: gone.map((item) => item.id) } },
    data: { state: 'left-out' },
  })
}

async function markClosed(
  ctx: SignedInContext,
  work: Work,
  meeting: MeetingRecord,
  { dueToAttend, attended }: CloseInput,
): Promise<void> {
  await work.tx.meeting.updateMany({
    where: { id: meeting.id, version: meeting.version, state: 'planned' },
    data: {
      state: 'closed',
      version: meeting.version + 1,
      dueToAttend,
      attended,
      closedAt: ctx.deps.clock.now(),
      closedBy: ctx.actor.accountId,
    },
  })
  work.record({
    kind: 'meeting.closed',
    subjectType: 'meeting',
    subjectId: meeting.id,
    facts: { stage: meeting.stageSlug },
  })
}
