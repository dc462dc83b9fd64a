import { DomainError } from '@guildhall/contract/errors'
import { getAnswer } from '@guildhall/domain/forms/answers'
import { canSee } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { factsOf, readCase } from '../cases/case-record.ts'
import { openAnswers, vaultOf } from '../cases/secret-answers.ts'

/** One masked answer in full, for a reason; the look is recorded in the same transaction, or not shown. */
export async function unmaskAnswer(
  ctx: SignedInContext,
  input: { caseId: string; path: string; reason: string },
): Promise<{ value: string }> {
  const { record, spec } = await readCase(ctx, input.caseId)
  if (
    !canSee(ctx.actor, factsOf(record, ctx.deps.clock.now()), spec.workflow.stages) ||
    !record.submissionId
  )
    throw new DomainError('not-found')
  const submissionId = record.submissionId
  return transact(ctx, async ({ tx, record: note }) => {
    const submission = await tx.submission.findFirstOrThrow({
      where: { id: submissionId },
      select: { answers: true },
    })
    const opened = openAnswers(vaultOf(ctx), spec.form, submission.answers)
    const value = getAnswer(opened, input.path)
    if (typeof value !== 'string') throw new DomainError('not-found')
    note({
      kind: 'personal-data.unmasked',
      subjectType: 'case',
      subjectId: record.id,
      facts: { path: input.path, reason: input.reason },
    })
    return { value }
  })
}
