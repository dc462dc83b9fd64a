import { DomainError } from '@guildhall/contract/errors'
import type { RequestContext } from './context.ts'

export type Limit = { limit: number; windowSeconds: number }

/**
 * Charges one call to a key, inside the procedure, so that a batch is charged for each of its calls.
 * Kept in the database, shared by all nodes; where the database is down the call fails, which is closed.
 */
export async function charge(ctx: RequestContext, key: string, { limit, windowSeconds }: Limit): Promise<void> {
  const windowStart = new Date(Math.floor(ctx.deps.clock.now().getTime() / 1000 / windowSeconds) * windowSeconds * 1000)
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<{ count: number }>(
    `insert into rate_limit as r (tenant_id, key, window_start, count) values (current_tenant(), $1, $2, 1)
     on conflict (tenant_id, key, window_start) do update set count = r.count + 1 returning count`,
    [key, windowStart],
  )
  if ((rows[0]?.count ?? 0) > limit) throw new DomainError('request.too-many', { minutes: Math.ceil(windowSeconds / 60) })
}
