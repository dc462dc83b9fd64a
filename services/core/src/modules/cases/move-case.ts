import { newId } from '@guildhall/db/ids'
import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { nextPlace, type CaseAction, type CaseState } from '@guildhall/domain/workflow/case-machine'
import type { Clock } from '../../kernel/clock.ts'
import type { Work } from '../../kernel/transact.ts'
import { hasNoLogin, type CaseRecord } from './case-record.ts'

/** Who moves a case, as the timeline shows it to the other side. */
export type Mover = {
  accountId: string | null
  label: string
  /** In whose place, where by a deputy's right alone. */
  deputyFor?: string | undefined
}

export type MoveRequest = {
  action: CaseAction
  /** Of a closed case that is reopened: the stage of the decision that closed it. */
  decidedAt?: string | null
  by: Mover
  stages: readonly StageSpec[]
  reason?: string | null
  seenHash?: string | null
  /** Columns that change with the move (submission, branch, names …). */
  set?: {
    submissionId?: string
    number?: string
    partyName?: string
    branchSlug?: string | null
    blueprintVersionId?: string
    submittedAt?: Date
  }
}

/**
 * Moves a case by compare-and-set on its version and leaves the step of its timeline and the event
 * in the same transaction. Throws `case.action-not-allowed` where there is no way, and
 * `case.changed-meanwhile` naming who was first where the version has moved on.
 */
export async function moveCase(
  work: Work,
  clock: Clock,
  record: CaseRecord,
  request: MoveRequest,
): Promise<CaseRecord> {
  const move = nextPlace(
    { state: record.state as CaseState, stage: record.stageSlug },
    request.stages,
    request.action,
    request.decidedAt,
  )
  if (!move) throw new DomainError('case.action-not-allowed')
  const now = clock.now()
  const stayed = move.to.state === record.state && move.to.stage === record.stageSlug
  const change = {
    ...request.set,
    state: move.to.state,
    stageSlug: move.to.stage,
    // Also of a case that was returned: since when it waits for the applicant.
    stageSince: move.closes ? null : stayed ? record.stageSince : now,
    closedAt: move.closes ? now : null,
    returnedStage: move.to.state === 'returned' ? record.stageSlug : null,
    claimedBy: null,
    claimedUntil: null,
  }
  const moved: CaseRecord = { ...record, ...change, version: record.version + 1 }
  if (!(await writeMove(work, now, record, moved, request)))
    throw await changedMeanwhile(work, record.id)
  recordMove(work, record, moved, request)
  return moved
}

/** The refusal that tells the loser who won. */
export async function changedMeanwhile(
  work: { tx: PrismaClient | Tx },
  caseId: string,
): Promise<DomainError> {
  const last = await work.tx.caseStep.findFirst({
    where: { caseId },
    orderBy: { caseVersion: 'desc' },
    select: { actorLabel: true },
  })
  return new DomainError('case.changed-meanwhile', { winner: last?.actorLabel ?? '同事' })
}

/**
 * Writes a move in one statement: the case where its version still is what was seen, the step of its
 * timeline, and, where it reached another stage, the outcome that a sitting meant for an earlier
 * submission is taken back. False where the version has moved on; nothing is written then.
 */
async function writeMove(
  { tx }: Work,
  now: Date,
  from: CaseRecord,
  to: CaseRecord,
  request: MoveRequest,
): Promise<boolean> {
  const isElsewhere = to.stageSlug !== null && to.stageSlug !== from.stageSlug
  const { rows } = await tx.sql.query<{ moved: number }>(moveSql, [
    ...[from.id, from.version, from.state, to.state, to.stageSlug, to.stageSince, to.closedAt],
    ...[
      to.submissionId,
      to.number,
      to.partyName,
      to.branchSlug,
      to.blueprintVersionId,
      to.submittedAt,
    ],
    ...[newId(), request.action, from.stageSlug, request.by.accountId, request.by.label],
    ...[request.reason || null, request.seenHash ?? null, now, isElsewhere],
  ])
  return rows[0]?.moved === 1
}

const moveSql = `
with moved as (
  update cases set state = $4, stage_slug = $5, stage_since = $6, version = version + 1, closed_at = $7, claimed_by = null,
    claimed_until = null, submission_id = $8, number = $9, party_name = $10, branch_slug = $11, blueprint_version_id = $12,
    submitted_at = $13
  where tenant_id = current_tenant() and id = $1 and version = $2 and state = $3
  returning id, version, submission_id, state, stage_slug
), step as (
  insert into case_step (id, case_id, case_version, submission_id, action, from_state, to_state, from_stage, to_stage,
    actor_id, actor_label, reason, seen_hash, at)
  select $14::uuid, id, version, submission_id, $15, $3, state, $16, stage_slug, $17::uuid, $18, $19, $20, $21::timestamptz from moved
), forgotten as (
  update agenda_item a set outcome = null, note = null from moved
  where $22 and a.tenant_id = current_tenant() and a.case_id = moved.id and a.state = 'planned'
)
select count(*)::int as moved from moved`

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
      ...(hasNoLogin(to) ? { onPaper: true } : {}),
      ...(request.by.deputyFor ? { deputyFor: request.by.deputyFor } : {}),
    },
  })
}
