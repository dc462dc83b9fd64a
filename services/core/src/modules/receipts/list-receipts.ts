import type { z } from 'zod'
import type { ReceiptsPage, receiptsInput } from '@guildhall/contract/receipts'
import type { ReceiptView } from '@guildhall/contract/dues'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { permits } from '@guildhall/domain/permissions/actor'
import { workingDaysBetween } from '@guildhall/domain/time/working-days'
import type { SignedInContext } from '../../kernel/context.ts'
import { decodeCursor, encodeCursor } from '../../kernel/cursor.ts'
import { todayOf } from '../../kernel/dates.ts'
import { billsById } from '../dues/list-vouchers.ts'
import { presentReceipt, receiptJoin, receiptSelect, type ReceiptRecord } from './read-receipts.ts'

const pageSize = 30

/** Which rows a list shows ($1 is today), by what, and in which order. */
const lists = {
  waiting: { where: `r.state = 'waiting' and $1::date is not null`, descending: false },
  late: { where: `r.state = 'waiting' and r.due_on < $1::date`, descending: false },
  closed: { where: `r.state <> 'waiting' and $1::date is not null`, descending: true },
} as const

/** 票据: the requests that wait, oldest first, those that are late alone, or what is done, newest first. */
export async function listReceipts(
  ctx: SignedInContext,
  { show, cursor }: z.infer<typeof receiptsInput>,
): Promise<ReceiptsPage> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const { where, descending } = lists[show]
  const [sign, order] = descending ? ['<', 'desc'] : ['>', 'asc']
  const after = decodeCursor(cursor)
  const today = todayOf(ctx.deps.clock)
  const { rows } = await sql.query<ReceiptRecord & { billId: string }>(
    `select ${receiptSelect}, r.bill_id as "billId" from receipt_request r ${receiptJoin}
     where r.tenant_id = current_tenant() and ${where}
       and ($2::timestamptz is null or (r.requested_at, r.id) ${sign} ($2::timestamptz, $3::uuid))
     order by r.requested_at ${order}, r.id ${order} limit ${pageSize + 1}`,
    [today, after?.at ?? null, after?.id ?? null],
  )
  const { rows: counted } = await sql.query<{ total: number }>(
    `select count(*)::int as total from receipt_request r where r.tenant_id = current_tenant() and ${where}`,
    [today],
  )
  const shown = rows.slice(0, pageSize)
  const bills = await billsById(
    ctx,
    shown.map(({ billId }) => billId),
  )
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    rows: shown.flatMap(({ billId, ...row }) => {
      const bill = bills.get(billId)
      if (!bill) return []
      const late = row.state === 'waiting' && row.dueOn < today
      return [
        { receipt: masked(presentReceipt(row)), bill, late, daysLeft: daysLeft(today, row.dueOn) },
      ]
    }),
    total: counted[0]?.total ?? 0,
    canUnmask: permits(ctx.actor, 'personal-data.unmask'),
    next: last ? encodeCursor(last.requestedAt, last.id) : null,
  }
}

/** The mailbox is where the receipt goes; the mobile is shown in full for a reason alone. */
function masked(receipt: ReceiptView): ReceiptView {
  const { details } = receipt
  return { ...receipt, details: { ...details, mobile: maskMobile(details.mobile) } }
}

/** Working days from today to a day; negative where it is over. */
export function daysLeft(today: string, dueOn: string): number {
  return dueOn >= today ? workingDaysBetween(today, dueOn) : -workingDaysBetween(dueOn, today)
}
