import type { RequestContext } from '../../kernel/context.ts'

/** An account's confirmed secret; null where no second factor is set up. */
export async function openSecret(ctx: RequestContext, accountId: string): Promise<Buffer | null> {
  const found = await ctx.deps.database.tenantDb(ctx.tenant.id).totpCredential.findFirst({
    where: { accountId, confirmedAt: { not: null } },
    select: { secretBox: true },
  })
  return found ? ctx.deps.secrets.open(found.secretBox, ownerOf(ctx, accountId)) : null
}

/** Whose a sealed secret is: no other account, and no other association's. */
export function ownerOf({ tenant }: RequestContext, accountId: string): string {
  return `totp/${tenant.id}/${accountId}`
}
