import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { readBill, type BillFacts } from './bill-facts.ts'

/** A bill of a party that the actor acts for; anybody else's reads like a missing one. */
export async function readOwnBill(ctx: SignedInContext, billId: string): Promise<BillFacts> {
  const bill = await readBill(ctx.deps.database.tenantSql(ctx.tenant.id), billId)
  if (!ctx.actor.partyIds.includes(bill.partyId)) throw new DomainError('not-found')
  return bill
}
