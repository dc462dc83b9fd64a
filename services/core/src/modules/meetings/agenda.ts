import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { dateColumn } from '../../kernel/dates.ts'
import { lockPlanned, sittingStages } from './read-meeting.ts'

export type NewMeeting = { title: string; stage: string; heldOn: string; takeWaiting: boolean }

/** Plans a sitting; all cases that wait at its stage and stand on no agenda go on it where asked. */
export async function createMeeting(
  ctx: SignedInContext,
  input: NewMeeting,
): Promise<{ meetingId: string }> {
  const stages = await sittingStages(ctx)
  if (!stages.some(({ stage }) => stage.slug === input.stage)) throw new DomainError('not-found')
  const plan = () => transact(ctx, (work) => planMeeting(ctx, work, input))
  return plan().catch((error: unknown) => {
    // Another sitting took the same cases in the same moment: they no longer wait.
    if (uniqueViolation(error) === undefined) throw error
    return plan()
  })
}

async function planMeeting(
  ctx: SignedInContext,
  work: Work,
  { title, stage, heldOn, takeWaiting }: NewMeeting,
): Promise<{ meetingId: string }> {
  const meetingId = newId()
  await work.tx.meeting.create({
    data: {
      id: meetingId,
      title,
      stageSlug: stage,
      heldOn: dateColumn(heldOn),
      createdBy: ctx.actor.accountId,
      createdAt: ctx.deps.clock.now(),
    },
    select: { id: true },
  })
  if (takeWaiting)
    await append(
      work.tx,
      meetingId,
      (await waitingCases(work.tx, stage)).map((each) => each.caseId),
    )
  note(work, 'meeting.planned', meetingId, stage)
  return { meetingId }
}

/** Puts waiting cases on the agenda; one that stands on another's is named. */
export async function addToAgenda(
  ctx: SignedInContext,
  input: { meetingId: string; caseIds: string[] },
) {
  const stages = await sittingStages(ctx)
  try {
    return await transact(ctx, async (work) => {
      const { meeting, stage } = await lockPlanned(work.tx, stages, input.meetingId)
      const waiting = await work.tx.case.findMany({
        where: { id: { in: input.caseIds }, state: 'submitted', stageSlug: stage.slug },
        select: { id: true },
      })
      if (waiting.length < new Set(input.caseIds).size)
        throw new DomainError('case.action-not-allowed')
      await append(work.tx, meeting.id, input.caseIds)
      note(work, 'meeting.agenda-changed', meeting.id, stage.slug)
      return { ok: true as const }
    })
  } catch (error) {
    throw uniqueViolation(error) === undefined ? error : await elsewhere(ctx, input)
  }
}

/** Takes a case off the agenda; it goes on waiting. */
export async function removeFromAgenda(
  ctx: SignedInContext,
  input: { meetingId: string; caseId: string },
) {
  const stages = await sittingStages(ctx)
  return transact(ctx, async (work) => {
    const { meeting, stage } = await lockPlanned(work.tx, stages, input.meetingId)
    await work.tx.agendaItem.deleteMany({
      where: { meetingId: meeting.id, caseId: input.caseId, state: 'planned' },
    })
    note(work, 'meeting.agenda-changed', meeting.id, stage.slug)
    return { ok: true as const }
  })
}

type Outcome = { caseId: string; outcome: 'pass' | 'reject' | 'defer' | null; note: string }

/** Keeps the outcomes as they are given in the room; nothing is applied before the sitting is closed. */
export async function setOutcomes(
  ctx: SignedInContext,
  input: { meetingId: string; outcomes: Outcome[] },
) {
  const stages = await sittingStages(ctx)
  return transact(ctx, async (work) => {
    const { meeting, stage } = await lockPlanned(work.tx, stages, input.meetingId)
    for (const { caseId, outcome, note: text } of input.outcomes) {
      await work.tx.agendaItem.updateMany({
        where: { meetingId: meeting.id, caseId, state: 'planned' },
        data: { outcome, note: text || null },
      })
    }
    note(work, 'meeting.outcomes-set', meeting.id, stage.slug)
    return { ok: true as const }
  })
}

export type WaitingCase = {
  caseId: string
  number: string
  partyName: string
  stage: string
  since: Date
}

/** Cases that wait at a sitting's stage and stand on no planned agenda, oldest first. */
export async function waitingCases(tx: PrismaClient | Tx, stage: string): Promise<WaitingCase[]> {
  return tx.$queryRaw<WaitingCase[]>`
    select c.id as "caseId", c.number, c.party_name as "partyName", c.stage_slug as stage, c.stage_since as since from cases c
    where c.tenant_id = current_tenant() and c.state = 'submitted' and c.stage_slug = ${stage}
      and not exists (select 1 from agenda_item a where a.tenant_id = c.tenant_id and a.case_id = c.id and a.state = 'planned')
    order by c.stage_since, c.id limit 500`
}

async function append(tx: Tx, meetingId: string, caseIds: readonly string[]): Promise<void> {
  const last = await tx.agendaItem.aggregate({ where: { meetingId }, _max: { position: true } })
  const known = await tx.agendaItem.findMany({
    where: { meetingId, caseId: { in: [...caseIds] } },
    select: { caseId: true },
  })
  const fresh = [...new Set(caseIds)].filter(
    (caseId) => !known.some((item) => item.caseId === caseId),
  )
  const first = (last._max.position ?? 0) + 1
  await tx.agendaItem.createMany({
    data: fresh.map((caseId, at) => ({ id: newId(), meetingId, caseId, position: first + at })),
  })
}

async function elsewhere(
  ctx: SignedInContext,
  { meetingId, caseIds }: { meetingId: string; caseIds: string[] },
): Promise<DomainError> {
  const item = await ctx.deps.database.tenantDb(ctx.tenant.id).agendaItem.findFirst({
    where: { caseId: { in: caseIds }, state: 'planned', NOT: { meetingId } },
    select: { case: { select: { partyName: true } } },
  })
  return new DomainError('meeting.case-elsewhere', { name: item?.case.partyName ?? '这件事项' })
}

function note({ record }: Work, kind: string, meetingId: string, stage: string): void {
  record({ kind, subjectType: 'meeting', subjectId: meetingId, facts: { stage } })
}
