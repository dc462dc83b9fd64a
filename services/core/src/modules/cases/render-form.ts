import { DomainError } from '@guildhall/contract/errors'
import { canSee } from '@guildhall/domain/permissions/cases'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, isReadableAsOwn, readCase } from './case-record.ts'
import { formDocument } from './form-document.ts'
import { openAnswers, vaultOf } from './secret-answers.ts'

/**
 * The PDF of one print of a case's application form, for its applicant and for those who review it:
 * secret answers in full for the applicant's own print alone.
 */
export async function renderForm(
  ctx: SignedInContext,
  caseId: string,
  number: number,
): Promise<Uint8Array> {
  const { record, spec: current } = await readCase(ctx, caseId)
  const facts = factsOf(record, ctx.deps.clock.now())
  const isOwn = isReadableAsOwn(ctx, record)
  if (!isOwn && !canSee(ctx.actor, facts, current.workflow.stages))
    throw new DomainError('not-found')
  const print = await ctx.deps.database.tenantDb(ctx.tenant.id).formPrint.findFirst({
    where: { caseId, number },
    select: { code: true, answers: true, blueprintVersionId: true, printedAt: true },
  })
  if (!print) throw new DomainError('not-found')
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, print.blueprintVersionId)
  const spec = applicationOf(blueprint, record.application)
  if (!spec.printedForm) throw new DomainError('not-found')
  return ctx.deps.documents.pdf(
    'application-form',
    formDocument(blueprint, spec, {
      ...print,
      answers: openAnswers(vaultOf(ctx), spec.form, print.answers),
      unmask: isOwn,
      number,
      caseNumber: record.number ?? '',
    }),
  )
}
