import type { TenantSql } from '@guildhall/db/tenant-client'
import type { BillFacts } from './bill-facts.ts'

/**
 * The day (Asia/Shanghai) on which a member whose membership had lapsed was admitted again, where this
 * is the bill of that admission: the newest that was there on that day. Null for any other bill.
 */
export async function rejoinedOn(
  sql: TenantSql,
  bill: Pick<BillFacts, 'id' | 'memberId' | 'partyId' | 'year'>,
): Promise<string | null> {
  const { rows } = await sql.query<{ on: string }>(rejoinedSql, [
    bill.partyId,
    bill.memberId,
    bill.id,
    bill.year,
  ])
  return rows[0]?.on ?? null
}

const rejoinedSql = `
select to_char(k.day, 'YYYY-MM-DD') as "on" from (
  select (c.closed_at at time zone 'Asia/Shanghai')::date as day from cases c
  where c.tenant_id = current_tenant() and c.party_id = $1 and c.kind = 'join' and c.state = 'approved'
  order by c.closed_at desc limit 1) k
where k.day >= (select max(d.to_date) from membership_period d where d.tenant_id = current_tenant()
    and d.member_id = $2 and d.bill_id is distinct from $3 and d.from_date < k.day)
  and $4::int = (select max(b.year) from bill b where b.tenant_id = current_tenant()
    and b.member_id = $2 and b.issued_on <= k.day)`
