import type { z } from 'zod'
import { newId } from '@guildhall/db/ids'
import type { requestReceipt as input } from '@guildhall/contract/receipts'
import { DomainError } from '@guildhall/contract/errors'
import type { ReceiptsSpec } from '@guildhall/domain/blueprint/dues'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import type { BillFacts } from '../dues/bill-facts.ts'
import { lockBill, recordOnBill } from '../dues/lock-bill.ts'
import { readOwnBill } from '../dues/own-bill.ts'
import { askableAs, receiptAmount } from './askable.ts'
import { readDetails, type DetailsRow } from './invoice-details.ts'

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
  const { content } = await blueprintInForce(ctx)
  const spec = content.dues.receipts
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, billId)
    const details = await readDetails(work.tx.sql, partyId)
    if (!details) throw new DomainError('receipt.details-missing')
    if (details.version !== detailsVersion) throw new DomainError('receipt.details-changed')
    if (bill.receipt === 'waiting' || bill.receipt === 'issued')
      throw new DomainError('receipt.asked-already')
    const as = askableAs(spec, bill)
    if (!spec || !as) throw new DomainError('receipt.not-askable')
    const by = { requestedBy: ctx.actor.accountId, as }
    return { receiptId: await writeRequest(ctx, work, spec, bill, details, by) }
  })
}

/**
 * Asks for the receipt of a bill that has just been settled, where the association's receipts follow
 * the money: with the details on file, in the name of who confirmed them. Nothing happens where there
 * are none; the member asks for it later.
 */
export async function receiptByItself(
  ctx: SignedInContext,
  work: Work,
  bill: BillFacts,
): Promise<void> {
  const { content } = await blueprintInForce(ctx)
  const spec = content.dues.receipts
  if (!spec?.followsPayment || askableAs(spec, bill) !== 'paid') return
  const details = await readDetails(work.tx.sql, bill.partyId)
  if (!details?.confirmedBy) return
  const by = { requestedBy: details.confirmedBy, as: 'paid' } as const
  await writeRequest(ctx, work, spec, bill, details, by)
}

async function writeRequest(
  ctx: SignedInContext,
  work: Work,
  spec: ReceiptsSpec,
  bill: BillFacts,
  { unitName, creditCode, contact, mobile, email }: DetailsRow,
  { requestedBy, as }: { requestedBy: string; as: 'paid' | 'advance' },
): Promise<string> {
  const receiptId = newId()
  const dueOn = addWorkingDays(todayOf(ctx.deps.clock), spec.workingDays)
  await work.tx.sql.query(
    `insert into receipt_request (id, bill_id, is_advance, amount_fen, details, requested_by, requested_at, due_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      receiptId,
      bill.id,
      as === 'advance',
      receiptAmount(bill),
      JSON.stringify({ unitName, creditCode, contact, mobile, email }),
      requestedBy,
      ctx.deps.clock.now(),
      dueOn,
    ],
  )
  await recordOnBill(work, bill, 'dues.receipt-requested', { receiptId, as, dueOn })
  return receiptId
}
