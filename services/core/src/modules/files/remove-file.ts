import { DomainError } from '@guildhall/contract/errors'
import { legalApplicantActions } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { factsOf, lockCase } from '../cases/case-record.ts'
import { readableFile } from './read-file.ts'

/** Takes a file off the own open case. Its bytes stay: a submission made before may name them. */
export async function removeFile(ctx: SignedInContext, input: { fileId: string }) {
  const file = await readableFile(ctx, input.fileId)
  return transact(ctx, async ({ tx, record: note }) => {
    const record = await lockCase(tx, file.caseId)
    if (!legalApplicantActions(ctx.actor, factsOf(record, ctx.deps.clock.now())).includes('edit'))
      throw new DomainError('case.action-not-allowed')
    await tx.storedFile.updateMany({
      where: { id: file.id, removedAt: null },
      data: { removedAt: ctx.deps.clock.now() },
    })
    note({
      kind: 'file.removed',
      subjectType: 'case',
      subjectId: file.caseId,
      facts: { fileId: file.id, slot: file.slot },
    })
    return { ok: true as const }
  })
}
