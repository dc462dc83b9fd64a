import type { z } from 'zod'
import type { duesCounters } from '@guildhall/contract/dues-desk'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'

/** What waits at the dues desk: counted by the same words as the lists. */
export async function getDuesCounters(ctx: SignedInContext): Promise<z.infer<typeof duesCounters>> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<z.infer<typeof duesCounters>>(
      `select (select count(*)::int from voucher where tenant_id = current_tenant() and state = 'waiting') as vouchers,
         (select count(*)::int from waiver where tenant_id = current_tenant() and state = 'proposed') as waivers,
         (select count(*)::int from receipt_request where tenant_id = current_tenant() and state = 'waiting') as receipts,
         (select count(*)::int from receipt_request
           where tenant_id = current_tenant() and state = 'waiting' and due_on < $1::date) as "lateReceipts"`,
      [todayOf(ctx.deps.clock)],
    )
  return rows[0] ?? { vouchers: 0, waivers: 0, receipts: 0, lateReceipts: 0 }
}
