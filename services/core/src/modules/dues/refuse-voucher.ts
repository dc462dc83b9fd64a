import type { z } from 'zod'
import type { refuseVoucher as input } from '@guildhall/contract/dues-desk'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { billOfVoucher } from './bill-of-voucher.ts'
import { lastHand, lockBill, recordOnBill } from './lock-bill.ts'
import { notifyMember } from './notify-member.ts'

/**
 * Sends a voucher back with a reason; the member reads it at the bill and is told by SMS that there is
 * one (a registered template takes no free text). Compare-and-set by the voucher's version.
 */
export async function refuseVoucher(
  ctx: SignedInContext,
  { voucherId, version, reason }: z.infer<typeof input>,
) {
  const billId = await billOfVoucher(ctx, voucherId)
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, billId)
    const { rowCount } = await work.tx.sql.query(
      `update voucher set state = 'refused', version = version + 1, reason = $3, decided_by = $4, decided_at = $5
       where tenant_id = current_tenant() and id = $1 and version = $2 and state = 'waiting'`,
      [voucherId, version, reason, ctx.actor.accountId, ctx.deps.clock.now()],
    )
    if (rowCount === 0)
      throw new DomainError('dues.changed-meanwhile', { winner: await lastHand(work.tx, billId) })
    await recordOnBill(work, bill, 'dues.voucher-refused', { voucherId })
    await notifyMember(ctx, work, bill.partyId, {
      key: 'voucher-refused',
      about: voucherId,
      variables: { party: bill.partyName, year: bill.year },
    })
    return { ok: true as const }
  })
}
