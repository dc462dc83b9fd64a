import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { nextPlace, type CaseAction, type CaseState } from '@guildhall/domain/workflow/case-machine'
import type { Clock } from '../../kernel/clock.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseRecord } from './case-record.ts'

/** Who moves a case, as the timeline shows it to the other side. */
export type Mover = { accountId: string | null; label: string }

export type MoveRequest = {
  action: CaseAction
  by: Mover
  stages: readonly StageSpec[]
  reason?: string | null
  seenHash?: string | null
  /** Columns that change with the move (submission, branch, names …). */
  set?: { submissionId?: string; number?: string; partyName?: string; branchSlug?: string | null; blueprintVersionId?: string; submittedAt?: Date }
}

/**
 * Moves a case by compare-and-set on its version and leaves the step of its timeline and the event
 * in the same transaction. Throws `case.action-not-allowed` where there is no way, and
 * `case.changed-meanwhile` naming who was first where the version has moved on.
 */
export async function moveCase(work: Work, clock: Clock, record: CaseRecord, request: MoveRequest): Promise<CaseRecord> {
  const move = nextPlace({ state: record.state as CaseState, stage: record.stageSlug }, request.stages, request.action)
  if (!move) throw new DomainError('case.action-not-allowed')
  const now = clock.now()
  const stayed = move.to.state === record.state && move.to.stage === record.stageSlug
  const change = {
    ...request.set,
    state: move.to.state,
    stageSlug: move.to.stage,
    stageSince: move.to.stage === null ? null : stayed ? record.stageSince : now,
    closedAt: move.closes ? now : null,
    claimedBy: null,
    claimedUntil: null,
  }
  const { count } = await work.tx.case.updateMany({
    where: { id: record.id, version: record.version, state: record.state },
    data: { ...change, version: { increment: 1 } },
  })
  if (count === 0) throw await changedMeanwhile(work, record.id)
  const moved: CaseRecord = { ...record, ...change, version: record.version + 1 }
  if (moved.stageSlug !== null && moved.stageSlug !== record.stageSlug) await forgetOutcome(work, record.id)
  await writeStep(work, now, record, moved, request)
  recordMove(work, record, moved, request)
  return moved
}

/** The refusal that tells the loser who won. */
export async function changedMeanwhile(work: Pick<Work, 'tx'>, caseId: string): Promise<DomainError> {
  const last = await work.tx.caseStep.findFirst({ where: { caseId }, orderBy: { caseVersion: 'desc' }, select: { actorLabel: true } })
  return new DomainError('case.changed-meanwhile', { winner: last?.actorLabel ?? '同事' })
}

/** What a sitting meant for an earlier submission is not its outcome for this one. */
async function forgetOutcome({ tx }: Work, caseId: string): Promise<void> {
  await tx.agendaItem.updateMany({ where: { caseId, state: 'planned' }, data: { outcome: null, note: null } })
}

async function writeStep(work: Work, now: Date, from: CaseRecord, to: CaseRecord, request: MoveRequest): Promise<void> {
  await work.tx.caseStep.create({
    data: {
      id: newId(),
      caseId: to.id,
      caseVersion: to.version,
      submissionId: to.submissionId,
      action: request.action,
      fromState: from.state,
      toState: to.state,
      fromStage: from.stageSlug,
      toStage: to.stageSlug,
      actorId: request.by.accountId,
      actorLabel: request.by.label,
      reason: request.reason || null,
      seenHash: request.seenHash ?? null,
      at: now,
    },
    select: { id: true },
  })
}

function recordMove(work: Work, from: CaseRecord, to: CaseRecord, request: MoveRequest): void {
  work.record({
    kind: `case.${request.action}`,
    subjectType: 'case',
    subjectId: to.id,
    actorId: request.by.accountId,
    facts: {
      application: to.application,
      fromState: from.state,
      toState: to.state,
      fromStage: from.stageSlug,
      stage: to.stageSlug,
      branch: to.branchSlug,
      accountId: to.accountId,
      version: to.version,
    },
  })
}
