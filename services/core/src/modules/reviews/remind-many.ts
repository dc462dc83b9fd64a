import type { BulkResult } from '@guildhall/contract/review-bulk'
import { DomainError } from '@guildhall/contract/errors'
import { canRemind } from '@guildhall/domain/permissions/cases'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { factsOf, lockCase } from '../cases/case-record.ts'
import { notifyCase } from '../messages/notify-case.ts'
import { demandVisible } from './claim-case.ts'
import { eachCase } from './bulk.ts'
import { waitedDays } from './queue-row.ts'

/** 催补正: reminds the applicants of returned cases, each at most once a day (Asia/Shanghai). */
export function remindMany(
  ctx: SignedInContext,
  input: { caseIds: readonly string[] },
): Promise<BulkResult> {
  return eachCase(
    input.caseIds.map((caseId) => ({ caseId })),
    (item) => remind(ctx, item.caseId),
  )
}

async function remind(ctx: SignedInContext, caseId: string): Promise<void> {
  const found = await demandVisible(ctx, caseId)
  await transact(ctx, async (work) => {
    const record = await lockCase(work.tx, caseId)
    const now = ctx.deps.clock.now()
    const today = todayOf(ctx.deps.clock)
    if (!canRemind(ctx.actor, factsOf(record, now), found.spec.workflow.stages))
      throw new DomainError('case.action-not-allowed')
    if (record.remindedAt && dateInShanghai(record.remindedAt) >= today)
      throw new DomainError('case.reminded-today')
    await work.tx.case.updateMany({ where: { id: record.id }, data: { remindedAt: now } })
    const days = record.stageSince ? waitedDays(record.stageSince, now) : 0
    await notifyCase(ctx, work, { ...found, record }, 'case-reminder', { days }, undefined, today)
    work.record({
      kind: 'case.reminded',
      subjectType: 'case',
      subjectId: record.id,
      facts: {
        application: record.application,
        stage: record.returnedStage,
        fromStage: record.returnedStage,
        branch: record.branchSlug,
        accountId: record.accountId,
      },
    })
  })
}
