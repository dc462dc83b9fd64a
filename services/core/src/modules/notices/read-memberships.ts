import type { SignedIn } from '../../kernel/context.ts'
import type { Deps } from '../../kernel/deps.ts'
import { todayOf } from '../../kernel/dates.ts'

/** What an audience asks of a member: whether a membership runs, of what title and branch, which years it owes. */
export type MembershipFacts = {
  running: boolean
  title: string
  branch: string | null
  owing: number[]
}

/** The memberships of whom an account acts for, today; a browser's rooms of notices follow from them. */
export async function readMemberships({
  deps,
  tenant,
  actor,
}: {
  deps: Pick<Deps, 'database' | 'clock'>
  tenant: { id: string }
  actor: SignedIn
}): Promise<MembershipFacts[]> {
  if (actor.partyIds.length === 0) return []
  const { rows } = await deps.database
    .tenantSql(tenant.id)
    .query<MembershipFacts>(facts, [todayOf(deps.clock), actor.partyIds])
  return rows
}

const facts = `
select m.title_slug as title, m.branch_slug as branch,
  exists (select 1 from membership_period d where d.tenant_id = m.tenant_id and d.member_id = m.id
    and d.from_date <= $1::date and d.to_date > $1::date) as running,
  array(select b.year from bill b where b.tenant_id = m.tenant_id and b.member_id = m.id
    and 0 < (select sum(p.amount_fen) from posting p where p.tenant_id = b.tenant_id and p.bill_id = b.id
      and p.ledger = 'dues-receivable')) as owing
from member m where m.tenant_id = current_tenant() and m.party_id = any ($2::uuid[])`
