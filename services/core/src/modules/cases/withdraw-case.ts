import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { DomainError } from '@guildhall/contract/errors'
import { legalApplicantActions } from '@guildhall/domain/permissions/cases'
import { factsOf, lockCase, readOwnCase } from './case-record.ts'
import { notifyCase } from '../messages/notify-case.ts'
import { moveCase } from './move-case.ts'
import { moverOf } from './mover-of.ts'

export type MoveOwn = { caseId: string; version: number }

/** 撤回申请: ends the application for good; what was filled in stays readable. */
export function withdrawCase(ctx: SignedInContext, input: MoveOwn) {
  return moveOwn(ctx, input, 'withdraw')
}

/** 撤回修改: takes the submission back to edit it; it loses its place in the queue. */
export function recallCase(ctx: SignedInContext, input: MoveOwn) {
  return moveOwn(ctx, input, 'recall')
}

async function moveOwn(ctx: SignedInContext, input: MoveOwn, action: 'withdraw' | 'recall') {
  const { spec } = await readOwnCase(ctx, input.caseId)
  return transact(ctx, async (work) => {
    const record = await lockCase(work.tx, input.caseId)
    if (record.version !== input.version) throw await movedMeanwhile(work, record.id)
    if (!legalApplicantActions(ctx.actor, factsOf(record, ctx.deps.clock.now())).includes(action)) {
      throw new DomainError('case.action-not-allowed')
    }
    const moved = await moveCase(work, ctx.deps.clock, record, {
      action,
      by: moverOf(ctx, record),
      stages: spec.workflow.stages,
    })
    if (action === 'withdraw' && record.submissionId)
      await notifyCase(ctx, work, { record: moved, spec }, 'case-withdrawn')
    return { state: moved.state as 'draft' | 'withdrawn', version: moved.version }
  })
}

/** The applicant is told that the association was first, not which of its people. */
async function movedMeanwhile({ tx }: Work, caseId: string): Promise<DomainError> {
  const last = await tx.caseStep.findFirst({
    where: { caseId },
    orderBy: { caseVersion: 'desc' },
    select: { action: true },
  })
  const own = last && ['submit', 'recall', 'withdraw'].includes(last.action)
  return new DomainError('case.changed-meanwhile', { winner: own ? '您' : '协会' })
}
