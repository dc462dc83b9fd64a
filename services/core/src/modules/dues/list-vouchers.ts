import type { z } from 'zod'
import type { voucherQueue, voucherQueueInput } from '@guildhall/contract/dues-desk'
import type { SignedInContext } from '../../kernel/context.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { todayOf } from '../../kernel/dates.ts'
import { billJoins, billSelect, presentBill, type BillFacts } from './bill-facts.ts'
import { presentVoucher, voucherJoin, voucherSelect, type VoucherRecord } from './read-vouchers.ts'

const pageSize = 30

/** 待核凭证: the vouchers that wait, oldest first, each with its bill. */
export async function listVouchers(
  ctx: SignedInContext,
  { cursor }: z.infer<typeof voucherQueueInput>,
): Promise<z.infer<typeof voucherQueue>> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const after = decodeCursor(cursor)
  const { rows } = await sql.query<VoucherRecord & { billId: string }>(
    `select ${voucherSelect}, u.bill_id as "billId" from voucher u ${voucherJoin}
     where u.tenant_id = current_tenant() and u.state = 'waiting'
       and ($1::timestamptz is null or (u.uploaded_at, u.id) > ($1::timestamptz, $2::uuid))
     order by u.uploaded_at, u.id limit ${pageSize + 1}`,
    [after?.at ?? null, after?.id ?? null],
  )
  const shown = rows.slice(0, pageSize)
  const bills = await billsById(
    ctx,
    shown.map(({ billId }) => billId),
  )
  const { rows: counted } = await sql.query<{ total: number }>(
    `select count(*)::int as total from voucher where tenant_id = current_tenant() and state = 'waiting'`,
  )
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    rows: shown.flatMap(({ billId, ...row }) => {
      const bill = bills.get(billId)
      return bill ? [{ voucher: presentVoucher(row), bill }] : []
    }),
    total: counted[0]?.total ?? 0,
    next: last ? encodeCursor(last.uploadedAt, last.id) : null,
  }
}

/** Bills as they stand now, by id. */
export async function billsById(ctx: SignedInContext, ids: readonly string[]) {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<BillFacts>(
      `${billSelect} ${billJoins} where b.tenant_id = current_tenant() and b.id = any ($1::uuid[])`,
      [[...new Set(ids)]],
    )
  const today = todayOf(ctx.deps.clock)
  return new Map(rows.map((row) => [row.id, presentBill(row, today)]))
}
