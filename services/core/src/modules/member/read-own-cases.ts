import type { SignedInContext } from '../../kernel/context.ts'
import { caseColumns, withBlueprints, type CaseInContext } from '../cases/case-record.ts'

/** The newest cases of the parties that the account acts for, with the blueprint each follows. */
export async function readOwnCases(ctx: SignedInContext): Promise<CaseInContext[]> {
  const records = await ctx.deps.database.tenantDb(ctx.tenant.id).case.findMany({
    where: { partyId: { in: [...ctx.actor.partyIds] } },
    orderBy: { createdAt: 'desc' },
    take: 50,
    select: caseColumns,
  })
  return withBlueprints(ctx, records)
}
