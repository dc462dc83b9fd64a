import { DomainError } from '@guildhall/contract/errors'
import { canSee, legalDecisions } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { approveCase } from '../cases/approve-case.ts'
import { factsOf, lockCase, readCase, type CaseInContext, type CaseRecord } from '../cases/case-record.ts'
import { changedMeanwhile, moveCase } from '../cases/move-case.ts'
import { notifyCase } from '../messages/notify-case.ts'
import { claimedBy } from './claim-case.ts'

export type DecideInput = { caseId: string; version: number; decision: 'pass' | 'return' | 'reject'; reason: string; seenHash: string }

/**
 * Decides a case at its stage by compare-and-set on its version: of two who decide at once one wins,
 * and the other is told who. Pins the hash of what was seen. A pass of the last stage approves, with
 * all that comes of it in the same transaction.
 */
export async function decideCase(ctx: SignedInContext, input: DecideInput) {
  const found = await readCase(ctx, input.caseId)
  if (!canSee(ctx.actor, factsOf(found.record, ctx.deps.clock.now()), found.spec.workflow.stages)) throw new DomainError('not-found')
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
    return { state: moved.state as 'submitted' | 'approved' | 'returned' | 'rejected', stage: moved.stageSlug, version: moved.version }
  })
}

async function demandDecidable(ctx: SignedInContext, work: Work, { record, spec }: CaseInContext, input: DecideInput): Promise<void> {
  if (record.version !== input.version) throw await changedMeanwhile(work, record.id)
  const facts = factsOf(record, ctx.deps.clock.now())
  if (facts.claimedBy && facts.claimedBy !== ctx.actor.accountId) throw await claimedBy(work, facts.claimedBy)
  if (!legalDecisions(ctx.actor, facts, spec.workflow.stages).includes(input.decision)) throw new DomainError('case.action-not-allowed')
  const seen = await work.tx.submission.findFirst({ where: { id: record.submissionId ?? '' }, select: { contentHash: true } })
  if (seen?.contentHash !== input.seenHash) throw await changedMeanwhile(work, record.id)
}

async function demandWords({ tx }: Work, record: CaseRecord, input: DecideInput): Promise<void> {
  if (input.decision === 'reject' && input.reason === '') throw new DomainError('case.reason-required')
  if (input.decision !== 'return') return
  const remarks = await tx.remark.count({ where: { submissionId: record.submissionId ?? '', sentAt: null } })
  if (remarks === 0 && input.reason === '') throw new DomainError('case.remark-required')
}

async function effects(ctx: SignedInContext, work: Work, found: CaseInContext, input: DecideInput): Promise<void> {
  const { record, blueprint, spec } = found
  if (input.decision === 'return') return sendRemarks(ctx, work, found, input)
  await dropUnsentRemarks(work, record)
  if (record.state === 'approved') return approveCase(ctx, work, found)
  if (record.state === 'rejected') return notifyCase(ctx, work, blueprint, record, 'case-rejected')
  const stage = spec.workflow.stages.find((each) => each.slug === record.stageSlug)
  await notifyCase(ctx, work, blueprint, record, 'case-advanced', { stage: stage?.label ?? '' })
}

async function sendRemarks(ctx: SignedInContext, work: Work, { record, blueprint }: CaseInContext, input: DecideInput): Promise<void> {
  const { count } = await work.tx.remark.updateMany({
    where: { submissionId: record.submissionId ?? '', sentAt: null },
    data: { sentAt: ctx.deps.clock.now() },
  })
  await notifyCase(ctx, work, blueprint, record, 'case-returned', { remarks: Math.max(count, input.reason ? 1 : 0) })
}

/** Remarks that were begun but not sent belong to no return. */
async function dropUnsentRemarks({ tx }: Work, record: CaseRecord): Promise<void> {
  await tx.remark.deleteMany({ where: { submissionId: record.submissionId ?? '', sentAt: null } })
}
