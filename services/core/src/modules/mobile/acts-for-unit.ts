import type { SignedInContext } from '../../kernel/context.ts'

/** Whether whoever is signed in acts for a unit today: what they ask then takes the unit's paper. */
export async function actsForUnit(ctx: SignedInContext): Promise<boolean> {
  const { partyIds } = ctx.actor
  if (partyIds.length === 0) return false
  const units = await ctx.deps.database
    .tenantDb(ctx.tenant.id)
    .party.count({ where: { id: { in: [...partyIds] }, kind: 'unit' } })
  return units > 0
}
