import type { SignedInContext } from '../../kernel/context.ts'

/** Whether messages can come by WeChat here, and whether this account's person has bound theirs. */
export async function getWechat(
  ctx: SignedInContext,
  offered: boolean,
): Promise<{ offered: boolean; bound: boolean }> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ bound: boolean }>(
      'select wechat_open_id is not null as bound from account where tenant_id = current_tenant() and id = $1',
      [ctx.actor.accountId],
    )
  return { offered, bound: rows[0]?.bound ?? false }
}
