import type { z } from 'zod'
import { newId } from '@guildhall/db/ids'
import type { confirmPayment as input } from '@guildhall/contract/dues-desk'
import { DomainError } from '@guildhall/contract/errors'
import { formatYuan } from '@guildhall/domain/money'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import type { BillFacts } from './bill-facts.ts'
import { lastHand, lockBill, recordOnBill } from './lock-bill.ts'
import { postEntry } from './post-entry.ts'
import { tellOfMoney } from './settle-bill.ts'

type Input = z.infer<typeof input>

/**
 * Confirms money that came for a bill, in whole fen: by a voucher that waits, or as seen on the bank's
 * statement (its reference is then required). A part leaves the rest owed; more than is owed is
 * refused with what to do. Whoever looked at another state (`seenOwedFen`, the voucher's version) is
 * told who was first. Settling a bill brings its year's membership where that begins on payment, and
 * its receipt where that follows.
 */
export async function confirmPayment(ctx: SignedInContext, asked: Input) {
  if (asked.receivedOn > todayOf(ctx.deps.clock)) throw new DomainError('dues.day-ahead')
  if (!asked.voucher && asked.reference === '') throw new DomainError('dues.reference-required')
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, asked.billId)
    await demandSeen(work, bill, asked)
    if (asked.amountFen > bill.owedFen)
      throw new DomainError('dues.more-than-owed', { owed: formatYuan(bill.owedFen) })
    const paymentId = await write(ctx, work, bill, asked)
    const owedFen = bill.owedFen - asked.amountFen
    await recordOnBill(work, bill, 'dues.confirmed', {
      paymentId,
      amountFen: asked.amountFen,
      owedFen,
      byVoucher: asked.voucher !== null,
    })
    const after = { ...bill, owedFen, paidFen: bill.paidFen + asked.amountFen }
    await tellOfMoney(ctx, work, after, { ...asked, paymentId })
    return { ok: true as const }
  })
}

async function demandSeen({ tx }: Work, bill: BillFacts, asked: Input): Promise<void> {
  if (bill.owedFen !== asked.seenOwedFen)
    throw new DomainError('dues.changed-meanwhile', { winner: await lastHand(tx, bill.id) })
}

async function write(
  ctx: SignedInContext,
  work: Work,
  bill: BillFacts,
  { voucher, amountFen, receivedOn, reference }: Input,
): Promise<string> {
  const { tx } = work
  const now = ctx.deps.clock.now()
  if (voucher) {
    const { rowCount } = await tx.sql.query(
      `update voucher set state = 'confirmed', version = version + 1, decided_by = $4, decided_at = $5
       where tenant_id = current_tenant() and id = $1 and bill_id = $2 and version = $3 and state = 'waiting'`,
      [voucher.voucherId, bill.id, voucher.version, ctx.actor.accountId, now],
    )
    if (rowCount === 0)
      throw new DomainError('dues.changed-meanwhile', { winner: await lastHand(tx, bill.id) })
  }
  const entryId = postEntry(
    tx,
    { billId: bill.id, amountFen, at: now },
    { to: 'bank', from: 'dues-receivable' },
  )
  const paymentId = newId()
  await tx.sql.query(
    `insert into payment (id, bill_id, entry_id, voucher_id, amount_fen, received_on, reference, confirmed_by, confirmed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      paymentId,
      bill.id,
      entryId,
      voucher?.voucherId ?? null,
      amountFen,
      receivedOn,
      reference || null,
      ctx.actor.accountId,
      now,
    ],
  )
  return paymentId
}
