import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import {
  caseColumns,
  withBlueprint,
  type CaseInContext,
  type CaseRecord,
} from '../cases/case-record.ts'
import { moveCase } from '../cases/move-case.ts'

/**
 * The party that stood for the applicant's unit until now was a placeholder of its own registration:
 * the account acts for it no longer, and what was begun under it (an application to join, say) ends,
 * since nobody could go on with it.
 */
export async function leavePlaceholder(
  ctx: SignedInContext,
  work: Work,
  record: CaseRecord,
): Promise<void> {
  await work.tx.sql.query(
    `update mandate set to_date = greatest(from_date, $3::date)
     where tenant_id = current_tenant() and party_id = $1 and account_id = $2
       and (to_date is null or to_date > $3::date)`,
    [record.partyId, record.accountId, todayOf(ctx.deps.clock)],
  )
  const begun = await work.tx.case.findMany({
    where: {
      partyId: record.partyId,
      state: { in: ['draft', 'submitted', 'returned'] },
      NOT: { id: record.id },
    },
    orderBy: { id: 'asc' },
    select: caseColumns,
  })
  for (const each of begun) await endCase(ctx, work, await withBlueprint(ctx, each))
}

async function endCase(ctx: SignedInContext, work: Work, found: CaseInContext): Promise<void> {
  await moveCase(work, ctx.deps.clock, found.record, {
    action: 'withdraw',
    by: { accountId: ctx.actor.accountId, label: '协会' },
    stages: found.spec.workflow.stages,
    reason: '账号交接已办结，账号改为代表所交接的单位。',
  })
}
