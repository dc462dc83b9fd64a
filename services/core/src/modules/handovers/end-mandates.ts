import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'

/** Who acted for a unit, and how they are reached. */
export type FormerContact = { accountId: string; mobile: string; email: string | null }

/**
 * Ends every running mandate of a party at once and signs those who held one out everywhere. A
 * mandate holds for [from, to), so that one which ends today is over today; its open sockets end with
 * the event `mandate.ended`.
 */
export async function endMandates(
  ctx: SignedInContext,
  { tx, record: note }: Work,
  partyId: string,
  caseId: string,
): Promise<FormerContact[]> {
  const today = todayOf(ctx.deps.clock)
  const { rows } = await tx.sql.query<FormerContact>(endSql, [partyId, today])
  const former = [...new Map(rows.map((row) => [row.accountId, row])).values()]
  for (const { accountId } of former) {
    const { count } = await tx.session.deleteMany({ where: { accountId } })
    note({
      kind: 'mandate.ended',
      subjectType: 'account',
      subjectId: accountId,
      facts: { partyId, caseId, sessionsEnded: count },
    })
  }
  return former
}

const endSql = `
with ended as (
  update mandate set to_date = greatest(from_date, $2::date)
  where tenant_id = current_tenant() and party_id = $1 and (to_date is null or to_date > $2::date)
  returning account_id
)
select a.id as "accountId", a.mobile, a.email from account a
where a.tenant_id = current_tenant() and a.id in (select account_id from ended) order by a.id`
