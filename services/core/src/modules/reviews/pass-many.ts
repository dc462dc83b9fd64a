import type { BulkResult } from '@guildhall/contract/review-bulk'
import { DomainError } from '@guildhall/contract/errors'
import { stageOf } from '@guildhall/domain/workflow/case-machine'
import type { SignedInContext } from '../../kernel/context.ts'
import { demandVisible } from './claim-case.ts'
import { decideCase } from './decide-case.ts'
import { eachCase } from './bulk.ts'

type Item = { caseId: string; version: number; seenHash: string }

/**
 * 批量通过: passes each of the selected at a person's stage, compared with the version and the hash
 * that the list showed; each by itself, so that one that a colleague took meanwhile is told and the
 * others pass. A branch's case, a sitting's, and one with unsent remarks wants to be opened.
 */
export function passMany(
  ctx: SignedInContext,
  input: { cases: readonly Item[] },
): Promise<BulkResult> {
  return eachCase(input.cases, async (item) => {
    await demandPlain(ctx, item)
    return decideCase(ctx, { ...item, decision: 'pass', reason: '' })
  })
}

/** What moved on since the list was read is left to the decision, which tells who was first. */
async function demandPlain(ctx: SignedInContext, { caseId, version }: Item): Promise<void> {
  const { record, spec } = await demandVisible(ctx, caseId)
  if (record.version !== version) return
  if (stageOf(spec.workflow.stages, record.stageSlug)?.kind !== 'person')
    throw new DomainError('case.bulk-not-here')
  const unsent = await ctx.deps.database
    .tenantDb(ctx.tenant.id)
    .remark.count({ where: { submissionId: record.submissionId ?? '', sentAt: null } })
  if (unsent > 0) throw new DomainError('case.has-remarks')
}
