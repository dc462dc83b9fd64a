import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import { legalDecisions } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, readCase } from '../cases/case-record.ts'
import { canSee } from '@guildhall/domain/permissions/cases'

/**
 * Keeps a remark at a field of the submission under review, as it is typed; an empty text removes it.
 * It reaches the applicant with the return, not before.
 */
export async function saveRemark(ctx: SignedInContext, input: { caseId: string; path: string; text: string }) {
  const { record, spec } = await readCase(ctx, input.caseId)
  const facts = factsOf(record, ctx.deps.clock.now())
  if (!canSee(ctx.actor, facts, spec.workflow.stages) || !record.submissionId) throw new DomainError('not-found')
  if (!legalDecisions(ctx.actor, facts, spec.workflow.stages).includes('return')) throw new DomainError('case.action-not-allowed')
  const where = { submissionId: record.submissionId, path: input.path }
  await ctx.deps.database.inTransaction(ctx.tenant.id, async (tx) => {
    await tx.$queryRaw`select 1 from cases where tenant_id = current_tenant() and id = ${record.id}::uuid for share`
    await tx.remark.deleteMany({ where: { ...where, sentAt: null } })
    if (input.text === '') return
    await tx.remark.create({
      data: { ...where, id: newId(), caseId: record.id, text: input.text, authorId: ctx.actor.accountId, createdAt: ctx.deps.clock.now() },
      select: { id: true },
    })
  })
  return { ok: true as const }
}
