import type { DeskBill, WaiverView } from '@guildhall/contract/dues-desk'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { presentBill, readBill } from './bill-facts.ts'
import { readBillSteps } from './read-steps.ts'
import { readVouchers } from './read-vouchers.ts'

type PaymentRecord = Omit<DeskBill['payments'][number], 'at'> & { at: Date }
type WaiverRecord = Omit<WaiverView, 'at' | 'canDecide'> & { at: Date; proposedBy: string }

/** A bill as those who look after dues see it: vouchers, money, waivers, and who did what. */
export async function openBill(ctx: SignedInContext, input: { billId: string }): Promise<DeskBill> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const facts = await readBill(sql, input.billId)
  const [vouchers, payments, waivers, steps] = await Promise.all([
    readVouchers(sql, facts.id),
    readPayments(sql, facts.id),
    readWaivers(ctx, 'w.bill_id = $1', [facts.id]),
    readBillSteps(sql, facts.id, { forMember: false }),
  ])
  return { bill: presentBill(facts, todayOf(ctx.deps.clock)), vouchers, payments, waivers, steps }
}

async function readPayments(sql: TenantSql, billId: string): Promise<DeskBill['payments']> {
  const { rows } = await sql.query<PaymentRecord>(
    `select y.id, y.amount_fen as "amountFen", to_char(y.received_on, 'YYYY-MM-DD') as "receivedOn", y.reference,
       y.voucher_id is not null as "byVoucher", a.user_name as by, y.confirmed_at as at,
       exists (select from payment z where z.tenant_id = y.tenant_id and z.reverses_id = y.id) as reversed
     from payment y join account a on a.tenant_id = y.tenant_id and a.id = y.confirmed_by
     where y.tenant_id = current_tenant() and y.bill_id = $1 and y.reverses_id is null
     order by y.confirmed_at desc`,
    [billId],
  )
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** Waivers that wait for a second person, of all bills, oldest first. */
export async function listWaivers(ctx: SignedInContext): Promise<{ rows: WaiverView[] }> {
  return { rows: await readWaivers(ctx, `w.state = 'proposed'`, []) }
}

async function readWaivers(
  ctx: SignedInContext,
  where: `w.bill_id = $1` | `w.state = 'proposed'`,
  values: readonly string[],
): Promise<WaiverView[]> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<WaiverRecord>(
    `select w.id, w.bill_id as "billId", b.year, p.name as "partyName", w.amount_fen as "amountFen", w.reason, w.state,
       a.user_name as by, w.proposed_by as "proposedBy", w.proposed_at as at
     from waiver w join bill b on b.tenant_id = w.tenant_id and b.id = w.bill_id
     join member m on m.tenant_id = b.tenant_id and m.id = b.member_id
     join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
     join account a on a.tenant_id = w.tenant_id and a.id = w.proposed_by
     where w.tenant_id = current_tenant() and ${where} order by w.proposed_at limit 100`,
    values,
  )
  return rows.map(({ proposedBy, at, ...row }) => ({
    ...row,
    at: at.toISOString(),
    canDecide: row.state === 'proposed' && proposedBy !== ctx.actor.accountId,
  }))
}
