import type { z } from 'zod'
import type { RecordPage, recordInput } from '@guildhall/contract/dues'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import {
  presentReceipt,
  receiptJoin,
  receiptSelect,
  type ReceiptRecord,
} from '../receipts/read-receipts.ts'
import { billJoins, billSelect, earlierMoney, presentBill, type BillFacts } from './bill-facts.ts'

const pageSize = 20

/**
 * 缴费记录: every bill of the units that the account acts for, the newest year first, each with the
 * money that came for it and its receipt; totals in whole fen over all of them.
 */
export async function readPayRecord(
  ctx: SignedInContext,
  { cursor }: z.infer<typeof recordInput>,
): Promise<RecordPage> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const parties = [...ctx.actor.partyIds]
  const after = parse(cursor)
  const { rows } = await sql.query<BillFacts>(
    `${billSelect} ${billJoins} where b.tenant_id = current_tenant() and m.party_id = any ($1::uuid[])
       and ($2::int is null or (b.year, b.id) < ($2::int, $3::uuid))
     order by b.year desc, b.id desc limit ${pageSize + 1}`,
    [parties, after?.year ?? null, after?.id ?? null],
  )
  const shown = rows.slice(0, pageSize)
  const ids = shown.map(({ id }) => id)
  const [payments, receipts, totals] = await Promise.all([
    readPayments(sql, ids),
    readNewestReceipts(sql, ids),
    readTotals(sql, parties),
  ])
  const today = todayOf(ctx.deps.clock)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    rows: shown.map((facts) => ({
      bill: presentBill(facts, today),
      payments: payments.flatMap(({ billId, ...row }) => (billId === facts.id ? [row] : [])),
      receipt: receipts.get(facts.id) ?? null,
    })),
    totals,
    next: last ? `${last.year}.${last.id}` : null,
  }
}

/** Where the page before ended; an own mark of no use to anybody else reads as the beginning. */
function parse(cursor: string | null): { year: number; id: string } | null {
  const [, year, id] = /^(\d{4})\.([0-9a-f-]{36})$/.exec(cursor ?? '') ?? []
  return year && id ? { year: Number(year), id } : null
}

type PaymentRow = RecordPage['rows'][number]['payments'][number] & { billId: string }

/** Money that stands for these bills, the latest first; what was undone is left out. */
async function readPayments(sql: TenantSql, billIds: readonly string[]): Promise<PaymentRow[]> {
  const { rows } = await sql.query<PaymentRow>(
    `select * from (
       select y.bill_id as "billId", to_char(y.received_on, 'YYYY-MM-DD') as "receivedOn", y.amount_fen as "amountFen",
         y.voucher_id is not null as "byVoucher"
       from payment y where y.tenant_id = current_tenant() and y.bill_id = any ($1::uuid[]) and y.reverses_id is null
         and not exists (select from payment z where z.tenant_id = y.tenant_id and z.reverses_id = y.id)
       union all
       select b.id, to_char((g.posted_at at time zone 'Asia/Shanghai')::date, 'YYYY-MM-DD'), g.amount_fen, false
       from bill b join posting g on ${earlierMoney}
       where b.tenant_id = current_tenant() and b.id = any ($1::uuid[])) money
     order by "receivedOn" desc`,
    [billIds],
  )
  return rows
}

async function readNewestReceipts(sql: TenantSql, billIds: readonly string[]) {
  const { rows } = await sql.query<ReceiptRecord & { billId: string }>(
    `select distinct on (r.bill_id) ${receiptSelect}, r.bill_id as "billId" from receipt_request r ${receiptJoin}
     where r.tenant_id = current_tenant() and r.bill_id = any ($1::uuid[])
     order by r.bill_id, r.requested_at desc`,
    [billIds],
  )
  return new Map(rows.map(({ billId, ...row }) => [billId, presentReceipt(row)]))
}

async function readTotals(
  sql: TenantSql,
  partyIds: readonly string[],
): Promise<RecordPage['totals']> {
  const { rows } = await sql.query<RecordPage['totals']>(
    `select count(distinct b.id)::int as count,
       coalesce(sum(g.amount_fen) filter (where g.ledger = 'bank'), 0)::bigint as "paidFen",
       coalesce(sum(g.amount_fen) filter (where g.ledger = 'dues-receivable'), 0)::bigint as "owedFen"
     from bill b join member m on m.tenant_id = b.tenant_id and m.id = b.member_id
     left join posting g on g.tenant_id = b.tenant_id and g.bill_id = b.id
     where b.tenant_id = current_tenant() and m.party_id = any ($1::uuid[])`,
    [partyIds],
  )
  return rows[0] ?? { count: 0, paidFen: 0, owedFen: 0 }
}
