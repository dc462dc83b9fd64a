import type { TenantSql } from '@guildhall/db/tenant-client'
import type { BillRow } from '@guildhall/contract/dues'
import { DomainError } from '@guildhall/contract/errors'
import { billStatus, isOverdue } from '@guildhall/domain/dues/bill-standing'

/** A bill as it is read: sums of its postings and its newest voucher; nothing of its status is stored. */
export type BillFacts = Omit<BillRow, 'status' | 'overdue' | 'refusedBecause'> & {
  memberId: string
  partyId: string
  joinedOn: string
  hasWaiting: boolean
  lastState: string | null
  lastReason: string | null
}

/**
 * Money from before payments were kept one by one, from `posting g` of `bill b`: the day it was posted
 * is the day it came.
 */
export const earlierMoney = `g.tenant_id = b.tenant_id and g.bill_id = b.id and g.ledger = 'bank' and g.amount_fen > 0
  and not exists (select from payment e where e.tenant_id = g.tenant_id and e.entry_id = g.entry_id)`

/**
 * The columns and joins of a bill, from `bill b`; a query adds what it looks for. The three sums come
 * off the index of a bill's postings.
 */
export const billSelect = `
select b.id, b.year, b.member_id as "memberId", m.party_id as "partyId", p.name as "partyName",
  m.number as "memberNumber", to_char(m.joined_on, 'YYYY-MM-DD') as "joinedOn",
  t.label as title, br.label as branch,
  b.amount_fen as "amountFen", s.paid as "paidFen", s.waived as "waivedFen", s.owed as "owedFen",
  to_char(b.issued_on, 'YYYY-MM-DD') as "issuedOn", to_char(b.due_on, 'YYYY-MM-DD') as "dueOn",
  to_char(greatest(
    (select max(y.received_on) from payment y
      where y.tenant_id = b.tenant_id and y.bill_id = b.id and y.reverses_id is null
        and not exists (select from payment z where z.tenant_id = y.tenant_id and z.reverses_id = y.id)),
    (select max((g.posted_at at time zone 'Asia/Shanghai')::date) from posting g
      where s.paid > 0 and ${earlierMoney})), 'YYYY-MM-DD') as "paidOn",
  v.count as vouchers, v.waiting as "hasWaiting", l.state as "lastState", l.reason as "lastReason",
  (select r.state from receipt_request r where r.tenant_id = b.tenant_id and r.bill_id = b.id
    order by r.requested_at desc limit 1) as receipt`

export const billJoins = `
from bill b
join member m on m.tenant_id = b.tenant_id and m.id = b.member_id
join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
join title t on t.tenant_id = b.tenant_id and t.slug = b.title_slug
left join branch br on br.tenant_id = m.tenant_id and br.slug = m.branch_slug
cross join lateral (
  select coalesce(sum(g.amount_fen) filter (where g.ledger = 'dues-receivable'), 0)::bigint as owed,
    coalesce(sum(g.amount_fen) filter (where g.ledger = 'bank'), 0)::bigint as paid,
    coalesce(sum(g.amount_fen) filter (where g.ledger = 'dues-waived'), 0)::bigint as waived
  from posting g where g.tenant_id = b.tenant_id and g.bill_id = b.id) s
cross join lateral (
  select count(*)::int as count, coalesce(bool_or(u.state = 'waiting'), false) as waiting
  from voucher u where u.tenant_id = b.tenant_id and u.bill_id = b.id and u.state <> 'withdrawn') v
left join lateral (
  select u.state, u.reason from voucher u
  where u.tenant_id = b.tenant_id and u.bill_id = b.id and u.state <> 'withdrawn'
  order by u.uploaded_at desc, u.id desc limit 1) l on true`

/** One bill, or a refusal that reads like a missing page. */
export async function readBill(sql: TenantSql, billId: string): Promise<BillFacts> {
  const { rows } = await sql.query<BillFacts>(
    `${billSelect} ${billJoins} where b.tenant_id = current_tenant() and b.id = $1`,
    [billId],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

/** A bill as it leaves the server: its status derived on this day. */
export function presentBill(facts: BillFacts, today: string): BillRow {
  const {
    memberId: _member,
    partyId: _party,
    joinedOn: _joined,
    hasWaiting,
    lastState,
    lastReason,
    ...row
  } = facts
  const lastRefused = lastState === 'refused'
  const status = billStatus({ ...row, hasWaiting, lastRefused })
  return {
    ...row,
    status,
    overdue: isOverdue(row, today),
    refusedBecause: status === 'voucher-refused' ? lastReason : null,
  }
}
