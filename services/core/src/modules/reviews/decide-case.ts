import { DomainError } from '@guildhall/contract/errors'
import { canSee, legalDecisions } from '@guildhall/domain/permissions/cases'
import type { CaseState } from '@guildhall/domain/workflow/case-machine'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { approveCase } from '../cases/approve-case.ts'
import {
  factsOf,
  lockCase,
  readCase,
  type CaseInContext,
  type CaseRecord,
} from '../cases/case-record.ts'
import { changedMeanwhile, moveCase } from '../cases/move-case.ts'
import { notifyCase } from '../messages/notify-case.ts'
import { claimedBy } from './claim-case.ts'

export type DecideInput = {
  caseId: string
  version: number
  decision: 'pass' | 'return' | 'reject'
  reason: string
  seenHash: string
}

/**
 * Decides a case at its stage by compare-and-set on its version: of two who decide at once one wins,
 * and the other is told who. Pins the hash of what was seen. A pass of the last stage approves, with
 * all that comes of it in the same transaction.
 */
export async function decideCase(ctx: SignedInContext, input: DecideInput) {
  const found = await readCase(ctx, input.caseId)
  if (!canSee(ctx.actor, factsOf(found.record, ctx.deps.clock.now()), found.spec.workflow.stages))
    throw await whyUnseen(ctx, found, input.version)
  return transact(ctx, async (work) => {
    const record = await lockCase(work.tx, input.caseId)
    await demandDecidable(ctx, work, { ...found, record }, input)
    await demandWords(work, record, input)
    const moved = await moveCase(work, ctx.deps.clock, record, {
      action: input.decision,
      by: { accountId: ctx.actor.accountId, label: ctx.actor.userName },
      stages: found.spec.workflow.stages,
      reason: input.reason,
      seenHash: input.seenHash,
    })
    await effects(ctx, work, { ...found, record: moved }, input)
    return {
      state: moved.state as 'submitted' | 'approved' | 'returned' | 'rejected',
      stage: moved.stageSlug,
      version: moved.version,
    }
  })
}

/** A case that left the actor's sight since the version they saw is told by who moved it; any other is missing. */
async function whyUnseen(
  ctx: SignedInContext,
  { record, spec }: CaseInContext,
  version: number,
): Promise<DomainError> {
  const tx = ctx.deps.database.tenantDb(ctx.tenant.id)
  const left = await tx.caseStep.findFirst({
    where: { caseId: record.id, caseVersion: version + 1 },
    select: { fromState: true, fromStage: true },
  })
  if (!left) return new DomainError('not-found')
  const then = {
    ...factsOf(record, ctx.deps.clock.now()),
    state: left.fromState as CaseState,
    stage: left.fromStage,
  }
  return canSee(ctx.actor, then, spec.workflow.stages)
    ? changedMeanwhile({ tx }, record.id)
    : new DomainError('not-found')
}

async function demandDecidable(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  input: DecideInput,
): Promise<void> {
  if (record.version !== input.version) throw await changedMeanwhile(work, record.id)
  const facts = factsOf(record, ctx.deps.clock.now())
  if (facts.claimedBy && facts.claimedBy !== ctx.actor.accountId)
    throw await claimedBy(work, facts.claimedBy)
  if (!legalDecisions(ctx.actor, facts, spec.workflow.stages).includes(input.decision))
    throw new DomainError('case.action-not-allowed')
  if ((await seenNow(work, record)) !== input.seenHash)
    throw await changedMeanwhile(work, record.id)
}

/** The hash of the submission as it stands. */
async function seenNow({ tx }: Work, record: CaseRecord): Promise<string | undefined> {
  const { rows } = await tx.sql.query<{ contentHash: string }>(
    'select content_hash as "contentHash" from submission where tenant_id = current_tenant() and id = $1',
    [record.submissionId],
  )
  return rows[0]?.contentHash
}

async function demandWords({ tx }: Work, record: CaseRecord, input: DecideInput): Promise<void> {
  if (input.decision === 'reject' && input.reason === '')
    throw new DomainError('case.reason-required')
  if (input.decision !== 'return') return
  const remarks = await tx.remark.count({
    where: { submissionId: record.submissionId ?? '', sentAt: null },
  })
  if (remarks === 0 && input.reason === '') throw new DomainError('case.remark-required')
}

async function effects(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  input: DecideInput,
): Promise<void> {
  const { record, spec } = found
  if (input.decision === 'return') return sendRemarks(ctx, work, found, input)
  if (record.state === 'submitted') {
    const stage = spec.workflow.stages.find((each) => each.slug === record.stageSlug)
    // Asked together, so that they go out and come back as one.
    await Promise.all([
      dropUnsentRemarks(work, record),
      notifyCase(ctx, work, found, 'case-advanced', { stage: stage?.label ?? '' }),
    ])
    return
  }
  await dropUnsentRemarks(work, record)
  if (record.state === 'approved') return approveCase(ctx, work, found)
  await notifyCase(ctx, work, found, 'case-rejected')
}

async function sendRemarks(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  input: DecideInput,
): Promise<void> {
  const { record } = found
  const { count } = await work.tx.remark.updateMany({
    where: { submissionId: record.submissionId ?? '', sentAt: null },
    data: { sentAt: ctx.deps.clock.now() },
  })
  await notifyCase(ctx, work, found, 'case-returned', {
    remarks: Math.max(count, input.reason ? 1 : 0),
  })
}

/** Remarks that were begun but not sent belong to no return. */
async function dropUnsentRemarks({ tx }: Work, record: CaseRecord): Promise<void> {
  await tx.sql.query(
    'delete from remark where tenant_id = current_tenant() and submission_id = $1 and sent_at is null',
    [record.submissionId],
  )
}
