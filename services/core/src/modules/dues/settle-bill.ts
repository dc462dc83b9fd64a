import { lastDayOf } from '@guildhall/domain/dues/period'
import { formatYuan } from '@guildhall/domain/money'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { receiptByItself } from '../receipts/request-receipt.ts'
import type { BillFacts } from './bill-facts.ts'
import { notifyMember } from './notify-member.ts'
import { renewMembership } from './renew-membership.ts'

/** Money that was confirmed for a bill: whole fen, the day it came, the row that says so. */
export type ConfirmedMoney = { paymentId: string; amountFen: number; receivedOn: string }

/**
 * What a bill that owes nothing more brings: its year's membership and certificate, and the request
 * for its receipt where receipts follow the money. `bill` as it is now.
 */
export async function settleBill(
  ctx: SignedInContext,
  work: Work,
  bill: BillFacts,
  settledOn: string,
): Promise<Awaited<ReturnType<typeof renewMembership>>> {
  const opened = await renewMembership(ctx, work, bill, settledOn)
  await receiptByItself(ctx, work, bill)
  return opened
}

/**
 * Tells the member of money that was confirmed, and settles the bill where nothing is owed any more.
 * Who became a member by it is told that instead.
 */
export async function tellOfMoney(
  ctx: SignedInContext,
  work: Work,
  bill: BillFacts,
  { paymentId, amountFen, receivedOn }: ConfirmedMoney,
): Promise<void> {
  const opened = bill.owedFen === 0 ? await settleBill(ctx, work, bill, receivedOn) : null
  const { content } = await blueprintInForce(ctx)
  const known = { party: bill.partyName, amount: formatYuan(amountFen) }
  const tellsOpening = opened !== null && content.messages.templates['membership-opened']
  await notifyMember(
    ctx,
    work,
    bill.partyId,
    tellsOpening
      ? {
          key: 'membership-opened',
          about: paymentId,
          variables: { ...known, memberNumber: bill.memberNumber, until: lastDayOf(opened) },
        }
      : { key: 'dues-confirmed', about: paymentId, variables: { ...known, year: bill.year } },
  )
}
