import type { z } from 'zod'
import { newId } from '@guildhall/db/ids'
import type { requestReceipt as input } from '@guildhall/contract/receipts'
import { DomainError } from '@guildhall/contract/errors'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { lockBill, recordOnBill } from '../dues/lock-bill.ts'
import { readOwnBill } from '../dues/own-bill.ts'
import { askableAs, receiptAmount } from './askable.ts'
import { readDetails } from './invoice-details.ts'

/**
 * Asks for a bill's receipt, or in advance where the association offers that, with the details as they
 * were confirmed: they are frozen with the request. Its day is the last of the promised working days
 * by China's calendar. A bill has one request or receipt that counts.
 */
export async function requestReceipt(
  ctx: SignedInContext,
  { billId, detailsVersion }: z.infer<typeof input>,
): Promise<{ receiptId: string }> {
  const { partyId } = await readOwnBill(ctx, billId)
  const details = await readDetails(ctx, partyId)
  if (!details) throw new DomainError('receipt.details-missing')
  if (details.version !== detailsVersion) throw new DomainError('receipt.details-changed')
  const { content } = await blueprintInForce(ctx)
  const spec = content.dues.receipts
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, billId)
    if (bill.receipt === 'waiting' || bill.receipt === 'issued')
      throw new DomainError('receipt.asked-already')
    const as = askableAs(spec, bill)
    if (!spec || !as) throw new DomainError('receipt.not-askable')
    const receiptId = newId()
    const { unitName, creditCode, contact, mobile, email } = details
    const dueOn = addWorkingDays(todayOf(ctx.deps.clock), spec.workingDays)
    await work.tx.sql.query(
      `insert into receipt_request (id, bill_id, is_advance, amount_fen, details, requested_by, requested_at, due_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        receiptId,
        billId,
        as === 'advance',
        receiptAmount(bill),
        JSON.stringify({ unitName, creditCode, contact, mobile, email }),
        ctx.actor.accountId,
        ctx.deps.clock.now(),
        dueOn,
      ],
    )
    await recordOnBill(work, bill, 'dues.receipt-requested', { receiptId, as, dueOn })
    return { receiptId }
  })
}
