import type { z } from 'zod'
import { newId } from '@guildhall/db/ids'
import type {
  decideWaiver as decideInput,
  proposeWaiver as proposeInput,
} from '@guildhall/contract/dues-desk'
import { DomainError } from '@guildhall/contract/errors'
import { formatYuan } from '@guildhall/domain/money'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import type { BillFacts } from './bill-facts.ts'
import { lastHand, lockBill, recordOnBill } from './lock-bill.ts'
import { postEntry } from './post-entry.ts'
import { settleBill } from './settle-bill.ts'

/** Proposes to waive a part or all of what a bill still owes; nothing is posted before another confirms it. */
export async function proposeWaiver(
  ctx: SignedInContext,
  { billId, amountFen, reason, seenOwedFen }: z.infer<typeof proposeInput>,
) {
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, billId)
    if (bill.owedFen !== seenOwedFen)
      throw new DomainError('dues.changed-meanwhile', { winner: await lastHand(work.tx, billId) })
    if (amountFen > bill.owedFen)
      throw new DomainError('dues.more-than-owed', { owed: formatYuan(bill.owedFen) })
    const { rowCount } = await work.tx.sql.query(
      `select 1 from waiver where tenant_id = current_tenant() and bill_id = $1 and state = 'proposed'`,
      [billId],
    )
    if (rowCount > 0) throw new DomainError('dues.waiver-waiting')
    const waiverId = newId()
    await work.tx.sql.query(
      `insert into waiver (id, bill_id, amount_fen, reason, proposed_by, proposed_at) values ($1, $2, $3, $4, $5, $6)`,
      [waiverId, billId, amountFen, reason, ctx.actor.accountId, ctx.deps.clock.now()],
    )
    await recordOnBill(work, bill, 'dues.waiver-proposed', { waiverId, amountFen })
    return { ok: true as const }
  })
}

type WaiverRow = { billId: string; amountFen: number; proposedBy: string }

/**
 * Confirms or refuses a waiver: never the one who proposed it. Confirmed, it is posted against what is
 * owed; where that settles the bill, its year's membership follows as with money.
 */
export async function decideWaiver(
  ctx: SignedInContext,
  { waiverId, confirm }: z.infer<typeof decideInput>,
) {
  const waiver = await readWaiver(ctx, waiverId)
  if (waiver.proposedBy === ctx.actor.accountId && confirm) throw new DomainError('dues.waiver-own')
  return transact(ctx, async (work) => {
    const bill = await lockBill(work.tx, waiver.billId)
    if (confirm && waiver.amountFen > bill.owedFen)
      throw new DomainError('dues.more-than-owed', { owed: formatYuan(bill.owedFen) })
    await settle(ctx, work, waiverId, waiver, confirm)
    if (confirm && waiver.amountFen === bill.owedFen)
      await settleBill(ctx, work, waived(bill), todayOf(ctx.deps.clock))
    const kind = confirm ? 'dues.waived' : 'dues.waiver-refused'
    await recordOnBill(work, bill, kind, { waiverId, amountFen: waiver.amountFen })
    return { ok: true as const }
  })
}

/** The bill with all that was owed waived. */
function waived(bill: BillFacts): BillFacts {
  return { ...bill, waivedFen: bill.waivedFen + bill.owedFen, owedFen: 0 }
}

async function readWaiver(ctx: SignedInContext, waiverId: string): Promise<WaiverRow> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<WaiverRow>(
    `select bill_id as "billId", amount_fen as "amountFen", proposed_by as "proposedBy"
     from waiver where tenant_id = current_tenant() and id = $1`,
    [waiverId],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

async function settle(
  ctx: SignedInContext,
  { tx }: Work,
  waiverId: string,
  { billId, amountFen }: WaiverRow,
  confirm: boolean,
): Promise<void> {
  const now = ctx.deps.clock.now()
  const entryId = confirm
    ? postEntry(tx, { billId, amountFen, at: now }, { to: 'dues-waived', from: 'dues-receivable' })
    : null
  const { rowCount } = await tx.sql.query(
    `update waiver set state = $2, entry_id = $3, decided_by = $4, decided_at = $5
     where tenant_id = current_tenant() and id = $1 and state = 'proposed'`,
    [waiverId, confirm ? 'confirmed' : 'refused', entryId, ctx.actor.accountId, now],
  )
  if (rowCount === 0)
    throw new DomainError('dues.changed-meanwhile', { winner: await lastHand(tx, billId) })
}
