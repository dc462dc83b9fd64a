import { DomainError } from '@guildhall/contract/errors'
import { printedPapers } from '@guildhall/domain/blueprint/application'
import { canSee } from '@guildhall/domain/permissions/cases'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, isReadableAsOwn, readCase } from './case-record.ts'
import { openAnswers, vaultOf } from './secret-answers.ts'
import { setPaper } from './set-paper.ts'

/**
 * The PDF of one print of a case's paper, for its applicant and for those who review it: secret
 * answers in full for the applicant's own print alone.
 */
export async function renderForm(
  ctx: SignedInContext,
  caseId: string,
  { document, number }: { document: string; number: number },
): Promise<{ title: string; pdf: Uint8Array }> {
  const { record, spec: current } = await readCase(ctx, caseId)
  const facts = factsOf(record, ctx.deps.clock.now())
  const isOwn = isReadableAsOwn(ctx, record)
  if (!isOwn && !canSee(ctx.actor, facts, current.workflow.stages))
    throw new DomainError('not-found')
  const print = await ctx.deps.database.tenantDb(ctx.tenant.id).formPrint.findFirst({
    where: { caseId, document, number },
    select: {
      code: true,
      answers: true,
      accountMobile: true,
      blueprintVersionId: true,
      printedAt: true,
    },
  })
  if (!print) throw new DomainError('not-found')
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, print.blueprintVersionId)
  const spec = applicationOf(blueprint, record.application)
  const paper = printedPapers(spec).find((each) => each.document === document)
  if (!paper) throw new DomainError('not-found')
  const pdf = await setPaper(ctx.deps.documents, blueprint, spec, document, {
    kind: 'print',
    ...print,
    answers: openAnswers(vaultOf(ctx), spec.form, print.answers),
    unmask: isOwn,
    accountMobile: print.accountMobile ?? '',
    number,
    caseNumber: record.number ?? '',
  })
  return { title: paper.title, pdf }
}
