import type { TenantSql } from '@guildhall/db/tenant-client'
import type { DuesStep } from '@guildhall/contract/dues'
import { earlierMoney } from './bill-facts.ts'

type StepRecord = Omit<DuesStep, 'at'> & { at: Date; isOwn: boolean }

/**
 * Everything that happened to a bill, newest first, from the rows that say so. For the member
 * (`forMember`) those who work for the association are one: 协会.
 */
export async function readBillSteps(
  sql: TenantSql,
  billId: string,
  { forMember }: { forMember: boolean },
): Promise<DuesStep[]> {
  const { rows } = await sql.query<StepRecord>(stepsSql, [billId])
  return rows.map(({ isOwn, at, by, ...step }) => ({
    ...step,
    at: at.toISOString(),
    by: isOwn ? (forMember ? '本单位' : by || '会员') : forMember ? '协会' : by,
  }))
}

const stepsSql = `
with step as (
  select 'issued' as kind, coalesce((select min(posted_at) from posting g where g.tenant_id = b.tenant_id and g.bill_id = b.id),
    b.issued_on::timestamptz) as at, b.amount_fen as amount, null::text as note, null::uuid as who, false as own
  from bill b where b.tenant_id = current_tenant() and b.id = $1
  union all
  select 'voucher-uploaded', uploaded_at, amount_fen, null, uploaded_by, true
  from voucher where tenant_id = current_tenant() and bill_id = $1 and state <> 'withdrawn'
  union all
  select 'voucher-refused', decided_at, amount_fen, reason, decided_by, false
  from voucher where tenant_id = current_tenant() and bill_id = $1 and state = 'refused'
  union all
  select case when reverses_id is null then 'confirmed' else 'reversed' end, confirmed_at, amount_fen, reason, confirmed_by, false
  from payment where tenant_id = current_tenant() and bill_id = $1
  union all
  select 'confirmed', g.posted_at, g.amount_fen, null, null, false
  from bill b join posting g on ${earlierMoney} where b.tenant_id = current_tenant() and b.id = $1
  union all
  select 'waived', decided_at, amount_fen, reason, decided_by, false
  from waiver where tenant_id = current_tenant() and bill_id = $1 and state = 'confirmed'
  union all
  select 'receipt-requested', requested_at, amount_fen, null, requested_by, true
  from receipt_request where tenant_id = current_tenant() and bill_id = $1
  union all
  select 'receipt-issued', issued_at, amount_fen, number, issued_by, false
  from receipt_request where tenant_id = current_tenant() and bill_id = $1 and issued_at is not null
  union all
  select 'receipt-closed', closed_at, null, closed_reason, closed_by, false
  from receipt_request where tenant_id = current_tenant() and bill_id = $1 and closed_at is not null)
select s.kind, s.at, s.amount as "amountFen", s.note, s.own as "isOwn", coalesce(a.user_name, '系统') as by
from step s left join account a on a.tenant_id = current_tenant() and a.id = s.who
order by s.at desc`
