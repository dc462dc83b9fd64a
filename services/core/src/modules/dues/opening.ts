import type { MyBill } from '@guildhall/contract/dues'
import type { GrantedTitle } from '@guildhall/contract/review-title'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { isFirstBill } from '@guildhall/domain/dues/renewal'
import { titleLabel } from '../members/settled-title.ts'
import type { BillFacts } from './bill-facts.ts'
import { rejoinedOn } from './rejoined-on.ts'

type OpeningRow = {
  hasOther: boolean
  from: string | null
  validTo: string | null
  certificateId: string | null
  asked: string | null
  granted: string | null
  note: string | null
}

/**
 * 开通会员: what the bill of one who was admitted, or admitted again, has opened, or will once it is paid;
 * null for any other bill, and where membership begins with the approval.
 */
export async function readOpening(
  sql: TenantSql,
  content: Blueprint,
  bill: BillFacts,
): Promise<MyBill['opening']> {
  if (content.dues.membershipStarts !== 'on-payment') return null
  const isAgain = (await rejoinedOn(sql, bill)) !== null
  if (!isAgain && !isFirstBill(content.dues, bill)) return null
  const { rows } = await sql.query<OpeningRow>(openingSql, [bill.memberId, bill.id, bill.partyId])
  const row = rows[0]
  if (!row || (row.from === null && row.hasOther && !isAgain)) return null
  const { from, validTo, certificateId } = row
  return {
    membership: from && validTo ? { from, validTo, certificateId } : null,
    title: presentTitle(content, row),
  }
}

const openingSql = `
select exists (select from membership_period o where o.tenant_id = current_tenant() and o.member_id = $1) as "hasOther",
  to_char(d.from_date, 'YYYY-MM-DD') as "from", to_char(d.to_date - 1, 'YYYY-MM-DD') as "validTo",
  c.id as "certificateId", s.asked_slug as asked, s.granted_slug as granted, s.note
from (select 1) one
left join membership_period d on d.tenant_id = current_tenant() and d.member_id = $1 and d.bill_id = $2
left join lateral (select x.id from certificate x where x.tenant_id = current_tenant() and x.party_id = $3
  and x.ended_at is null and x.facts->>'memberNumber' is not null order by x.issued_on desc limit 1) c on true
left join lateral (select t.* from title_settlement t join cases k on k.tenant_id = t.tenant_id and k.id = t.case_id
  where t.tenant_id = current_tenant() and k.party_id = $3 and k.kind = 'join' and k.state = 'approved'
  order by k.closed_at desc limit 1) s on true`

/** What the applicant reads of a settlement; null where none was needed. */
export function presentTitle(
  content: Blueprint,
  { asked, granted, note }: { asked: string | null; granted: string | null; note: string | null },
): GrantedTitle | null {
  if (asked === null || granted === null) return null
  return { asked: titleLabel(content, asked), granted: titleLabel(content, granted), note }
}

export type ToPay = { billId: string; owedFen: number; dueOn: string }

/**
 * The bill whose payment makes members of parties that were approved and are none yet on this day, or
 * none any more, by party; nobody where membership begins with the approval. Whole fen.
 */
export async function readToPay(
  sql: TenantSql,
  { dues }: Blueprint,
  partyIds: readonly string[],
  today: string,
): Promise<Map<string, ToPay>> {
  if (dues.membershipStarts !== 'on-payment') return new Map()
  const { rows } = await sql.query<ToPay & { partyId: string }>(
    `select distinct on (m.party_id) m.party_id as "partyId", b.id as "billId",
       s.owed as "owedFen", to_char(b.due_on, 'YYYY-MM-DD') as "dueOn"
     from member m join bill b on b.tenant_id = m.tenant_id and b.member_id = m.id
     cross join lateral (select coalesce(sum(g.amount_fen), 0)::bigint as owed from posting g
       where g.tenant_id = b.tenant_id and g.bill_id = b.id and g.ledger = 'dues-receivable') s
     where m.tenant_id = current_tenant() and m.party_id = any ($1::uuid[]) and s.owed > 0
       and not exists (select from membership_period d
         where d.tenant_id = m.tenant_id and d.member_id = m.id and d.to_date > $2::date)
       and (not exists (select from membership_period d where d.tenant_id = m.tenant_id and d.member_id = m.id)
         or exists (select from cases k where k.tenant_id = m.tenant_id and k.party_id = m.party_id
           and k.kind = 'join' and k.state = 'approved'
           and (k.closed_at at time zone 'Asia/Shanghai')::date >= (select max(d.to_date) from membership_period d
             where d.tenant_id = m.tenant_id and d.member_id = m.id)))
     order by m.party_id, b.year desc`,
    [partyIds, today],
  )
  return new Map(rows.map(({ partyId, ...toPay }) => [partyId, toPay]))
}
