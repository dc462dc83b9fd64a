import type { Tx } from '@guildhall/db/tenant-client'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { DomainError } from '@guildhall/contract/errors'
import { canReopen } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { factsOf, lockCase } from '../cases/case-record.ts'
import { changedMeanwhile, moveCase } from '../cases/move-case.ts'
import { notifyCase } from '../messages/notify-case.ts'
import { demandVisible } from './claim-case.ts'

/** The decision that closed a case: by whom, and at which stage. */
export type Closing = { actorId: string | null; fromStage: string | null }

/** The last decision on a case; null before there is one. */
export async function closingOf(tx: Pick<Tx, 'caseStep'>, caseId: string): Promise<Closing | null> {
  return tx.caseStep.findFirst({
    where: { caseId },
    orderBy: { caseVersion: 'desc' },
    select: { actorId: true, fromStage: true },
  })
}

/**
 * Reopens what somebody else rejected, with a reason: the case goes back to the stage of that
 * decision with one more step, and the applicant is told. Nothing is rewritten. An approval is not
 * undone here (`case.reopen-approved` says what to do instead).
 */
export async function reopenCase(
  ctx: SignedInContext,
  input: { caseId: string; version: number; reason: string },
) {
  const { spec } = await demandVisible(ctx, input.caseId)
  const stages = spec.workflow.stages
  return transact(ctx, async (work) => {
    const record = await lockCase(work.tx, input.caseId)
    if (record.version !== input.version) throw await changedMeanwhile(work, record.id)
    if (record.state === 'approved') throw new DomainError('case.reopen-approved')
    const closing = await closingOf(work.tx, record.id)
    if (closing?.actorId === ctx.actor.accountId) throw new DomainError('case.reopen-own')
    const facts = factsOf(record, ctx.deps.clock.now())
    if (!canReopen(ctx.actor, facts, stages, closing?.actorId ?? null))
      throw new DomainError('case.action-not-allowed')
    const moved = await moveCase(work, ctx.deps.clock, record, {
      action: 'reopen',
      decidedAt: closing?.fromStage ?? null,
      by: { accountId: ctx.actor.accountId, label: ctx.actor.userName },
      stages,
      reason: input.reason,
    }).catch((error: unknown) => {
      throw uniqueViolation(error) === undefined ? error : new DomainError('case.reopen-another')
    })
    const stage = stages.find(({ slug }) => slug === moved.stageSlug)
    await notifyCase(ctx, work, { spec, record: moved }, 'case-reopened', {
      stage: stage?.label ?? '',
    })
    return { state: 'submitted' as const, stage: moved.stageSlug, version: moved.version }
  })
}
