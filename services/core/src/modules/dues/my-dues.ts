import type { z } from 'zod'
import type { MyBill, PaymentInfo, myDues } from '@guildhall/contract/dues'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { askableAs } from '../receipts/askable.ts'
import { readReceipts } from '../receipts/read-receipts.ts'
import { billJoins, billSelect, presentBill, type BillFacts } from './bill-facts.ts'
import { readOpening } from './opening.ts'
import { readOwnBill } from './own-bill.ts'
import { readBillSteps } from './read-steps.ts'
import { readVouchers } from './read-vouchers.ts'

/** 会费管理: the own bills, newest year first. */
export async function listOwnBills(ctx: SignedInContext): Promise<z.infer<typeof myDues>> {
  const { content } = await blueprintInForce(ctx)
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<BillFacts>(
    `${billSelect} ${billJoins} where b.tenant_id = current_tenant() and m.party_id = any ($1::uuid[])
       order by b.year desc, b.id`,
    [[...ctx.actor.partyIds]],
  )
  const today = todayOf(ctx.deps.clock)
  return {
    rows: rows.map((row) => presentBill(row, today)),
    payment: paymentOf(content, rows[0]?.memberNumber ?? ''),
    receipts: content.dues.receipts !== undefined,
    hasBranches: content.branches.length > 0,
  }
}

/** One of the own bills, with what happened to it and what may be done now. */
export async function getOwnBill(ctx: SignedInContext, input: { billId: string }): Promise<MyBill> {
  const facts = await readOwnBill(ctx, input.billId)
  const { content } = await blueprintInForce(ctx)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [vouchers, receipts, steps, opening] = await Promise.all([
    readVouchers(sql, facts.id),
    readReceipts(sql, facts.id),
    readBillSteps(sql, facts.id, { forMember: true }),
    readOpening(sql, content, facts),
  ])
  return {
    bill: presentBill(facts, todayOf(ctx.deps.clock)),
    vouchers,
    receipts,
    steps,
    payment: paymentOf(content, facts.memberNumber),
    opening,
    receiptFollows: followsPayment(content, facts),
    can: {
      uploadVoucher: facts.owedFen > 0,
      requestReceipt: askableAs(content.dues.receipts, facts),
    },
  }
}

function followsPayment({ dues }: Blueprint, { owedFen, receipt }: BillFacts): boolean {
  const isAsked = receipt === 'waiting' || receipt === 'issued'
  return dues.receipts?.followsPayment === true && owedFen > 0 && !isAsked
}

/** How to pay, with the member's number in the transfer's purpose. */
export function paymentOf({ payment }: Blueprint, memberNumber: string): PaymentInfo {
  return {
    transfer: payment.transfer,
    purpose: payment.purpose.replace('{memberNumber}', memberNumber),
    wallets: payment.wallets,
    collection: payment.collection ?? null,
  }
}
