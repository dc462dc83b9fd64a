import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'

/** The bill that a voucher is for; a missing one and another tenant's read the same. */
export async function billOfVoucher(ctx: SignedInContext, voucherId: string): Promise<string> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ billId: string }>(
      `select bill_id as "billId" from voucher where tenant_id = current_tenant() and id = $1`,
      [voucherId],
    )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0].billId
}
