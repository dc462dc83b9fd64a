import type { z } from 'zod'
import type { closeReceipt as input } from '@guildhall/contract/receipts'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { lockBill, recordOnBill } from '../dues/lock-bill.ts'
import { closedBy, readRequest } from './read-request.ts'

/**
 * Refuses a request that waits, or voids a receipt that was issued, with a reason that the member
 * reads; it may ask again then. Compare-and-set by the version.
 */
export async function closeReceipt(
  ctx: SignedInContext,
  { receiptId, version, reason }: z.infer<typeof input>,
) {
  const { billId } = await readRequest(ctx, receiptId)
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, billId)
    const { rows } = await work.tx.sql.query<{ state: string }>(
      `update receipt_request set state = case state when 'issued' then 'voided' else 'refused' end,
         version = version + 1, closed_reason = $3, closed_by = $4, closed_at = $5
       where tenant_id = current_tenant() and id = $1 and version = $2 and state in ('waiting', 'issued')
       returning state`,
      [receiptId, version, reason, ctx.actor.accountId, ctx.deps.clock.now()],
    )
    if (!rows[0])
      throw new DomainError('receipt.changed-meanwhile', {
        winner: await closedBy(work.tx, receiptId),
      })
    await recordOnBill(work, bill, `dues.receipt-${rows[0].state}`, { receiptId })
    return { ok: true as const }
  })
}
