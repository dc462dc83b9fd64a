import { DomainError } from '@guildhall/contract/errors'
import type { RequestContext } from './context.ts'

export type Limit = { limit: number; windowSeconds: number }

/**
 * Charges one call to a key, inside the procedure, so that a batch is charged for each of its calls.
 * Kept in the database, shared by all nodes; where the database is down the call fails, which is
 * closed. Throws `request.too-many`.
 */
export async function charge(ctx: RequestContext, key: string, rule: Limit): Promise<void> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<{ count: number }>(
    `insert into rate_limit as r (tenant_id, key, window_start, count) values (current_tenant(), $1, $2, 1)
     on conflict (tenant_id, key, window_start) do update set count = r.count + 1 returning count`,
    [key, windowStart(ctx, rule)],
  )
  if ((rows[0]?.count ?? 0) <= rule.limit) return
  throw new DomainError('request.too-many', { minutes: Math.ceil(rule.windowSeconds / 60) })
}

/** Gives a charge back, where only calls that failed should count. */
export async function refund(ctx: RequestContext, key: string, rule: Limit): Promise<void> {
  await ctx.deps.database.tenantSql(ctx.tenant.id).query(
    `update rate_limit set count = count - 1
     where tenant_id = current_tenant() and key = $1 and window_start = $2 and count > 0`,
    [key, windowStart(ctx, rule)],
  )
}

/** Forgets what was charged to a key: whoever proved who they are starts afresh. */
export async function forgetCharges(ctx: RequestContext, key: string): Promise<void> {
  await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query('delete from rate_limit where tenant_id = current_tenant() and key = $1', [key])
}

function windowStart(ctx: RequestContext, { windowSeconds }: Limit): Date {
  const seconds = ctx.deps.clock.now().getTime() / 1000
  return new Date(Math.floor(seconds / windowSeconds) * windowSeconds * 1000)
}
