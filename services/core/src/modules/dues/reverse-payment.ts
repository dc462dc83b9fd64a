import type { z } from 'zod'
import { newId } from '@guildhall/db/ids'
import type { reversePayment as input } from '@guildhall/contract/dues-desk'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { lockBill, recordOnBill } from './lock-bill.ts'
import { postEntry } from './post-entry.ts'
import { endRenewal } from './renew-membership.ts'

type PaymentRow = {
  billId: string
  amountFen: number
  receivedOn: string
  voucherId: string | null
  isReversal: boolean
}

/**
 * Undoes a confirmation by a second entry that posts the same amount back, with its reason; nothing is
 * deleted. The voucher behind it waits again. Refused while a receipt stands for the bill, and where
 * it was undone already; a receipt that was asked for because of the money waits no more.
 */
export async function reversePayment(
  ctx: SignedInContext,
  { paymentId, reason }: z.infer<typeof input>,
) {
  const payment = await readPayment(ctx, paymentId)
  if (payment.isReversal) throw new DomainError('not-found')
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, payment.billId)
    if (await isReversed(work, paymentId)) throw new DomainError('dues.already-reversed')
    if (bill.receipt === 'issued') throw new DomainError('dues.receipt-stands')
    await write(ctx, work, paymentId, payment, reason)
    if (bill.owedFen === 0) await endRenewal(ctx, work, bill)
    if (bill.receipt === 'waiting') await closeRequest(ctx, work, bill.id)
    await recordOnBill(work, bill, 'dues.reversed', {
      paymentId,
      amountFen: payment.amountFen,
    })
    return { ok: true as const }
  })
}

/** Without the money no receipt: who asked for one reads why. Those asked for in advance still wait. */
async function closeRequest(ctx: SignedInContext, { tx }: Work, billId: string): Promise<void> {
  await tx.sql.query(
    `update receipt_request set state = 'refused', version = version + 1, closed_reason = '到账确认已撤销，重新确认后再开。',
       closed_by = $2, closed_at = $3
     where tenant_id = current_tenant() and bill_id = $1 and state = 'waiting' and not is_advance`,
    [billId, ctx.actor.accountId, ctx.deps.clock.now()],
  )
}

async function readPayment(ctx: SignedInContext, paymentId: string): Promise<PaymentRow> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<PaymentRow>(
    `select bill_id as "billId", amount_fen as "amountFen", received_on as "receivedOn",
       voucher_id as "voucherId", reverses_id is not null as "isReversal"
     from payment where tenant_id = current_tenant() and id = $1`,
    [paymentId],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

async function isReversed({ tx }: Work, paymentId: string): Promise<boolean> {
  const { rowCount } = await tx.sql.query(
    'select 1 from payment where tenant_id = current_tenant() and reverses_id = $1',
    [paymentId],
  )
  return rowCount > 0
}

async function write(
  ctx: SignedInContext,
  { tx }: Work,
  paymentId: string,
  payment: PaymentRow,
  reason: string,
): Promise<void> {
  const now = ctx.deps.clock.now()
  const { billId, amountFen, voucherId } = payment
  const entryId = postEntry(
    tx,
    { billId, amountFen, at: now },
    { to: 'dues-receivable', from: 'bank' },
  )
  await tx.sql.query(
    `insert into payment (id, bill_id, entry_id, voucher_id, amount_fen, received_on, reverses_id, reason, confirmed_by, confirmed_at)
     values ($1, $2, $3, $4, -$5::bigint, $6, $7, $8, $9, $10)`,
    [
      newId(),
      billId,
      entryId,
      voucherId,
      amountFen,
      payment.receivedOn,
      paymentId,
      reason,
      ctx.actor.accountId,
      now,
    ],
  )
  if (voucherId)
    await tx.sql.query(
      `update voucher set state = 'waiting', version = version + 1, decided_by = null, decided_at = null
       where tenant_id = current_tenant() and id = $1 and state = 'confirmed'`,
      [voucherId],
    )
}
