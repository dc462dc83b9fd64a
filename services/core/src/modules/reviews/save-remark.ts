import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import { canSee, legalDecisions } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { factsOf, lockCase, readCase, type CaseRecord } from '../cases/case-record.ts'
import { changedMeanwhile } from '../cases/move-case.ts'
import { claimedBy } from './claim-case.ts'

/**
 * Keeps a remark at a field of the submission under review, as it is typed; an empty text removes it.
 * It reaches the applicant with the return, not before. Under the case's lock: one that comes in
 * behind a decision is refused with who decided, and is not left behind unsent.
 */
export async function saveRemark(
  ctx: SignedInContext,
  input: { caseId: string; path: string; text: string },
) {
  const { record: seen, spec } = await readCase(ctx, input.caseId)
  const stages = spec.workflow.stages
  if (!canSee(ctx.actor, factsOf(seen, ctx.deps.clock.now()), stages) || !seen.submissionId)
    throw new DomainError('not-found')
  return transact(ctx, async (work) => {
    const record = await lockCase(work.tx, input.caseId)
    const facts = factsOf(record, ctx.deps.clock.now())
    if (record.version !== seen.version || record.state !== 'submitted')
      throw await changedMeanwhile(work, record.id)
    if (facts.claimedBy && facts.claimedBy !== ctx.actor.accountId)
      throw await claimedBy(work, facts.claimedBy)
    if (!legalDecisions(ctx.actor, facts, stages).includes('return'))
      throw new DomainError('case.action-not-allowed')
    const where = { submissionId: record.submissionId ?? '', path: input.path }
    await work.tx.remark.deleteMany({ where: { ...where, sentAt: null } })
    if (input.text !== '')
      await work.tx.remark.create({
        data: { ...where, ...remarkOf(ctx, record, input.text) },
        select: { id: true },
      })
    return { ok: true as const }
  })
}

function remarkOf(ctx: SignedInContext, record: CaseRecord, text: string) {
  return {
    id: newId(),
    caseId: record.id,
    text,
    authorId: ctx.actor.accountId,
    createdAt: ctx.deps.clock.now(),
  }
}
