import type { RequestContext } from '../../kernel/context.ts'

/** The day of the next planned sitting that decides at a stage, from a civil date on; null when none is planned. */
export async function nextMeetingOn(
  ctx: Pick<RequestContext, 'deps' | 'tenant'>,
  stage: string,
  from: string,
): Promise<string | null> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<{ on: string }>(
    `select to_char(min(held_on), 'YYYY-MM-DD') as "on" from meeting
     where tenant_id = current_tenant() and stage_slug = $1 and state = 'planned' and held_on >= $2::date`,
    [stage, from],
  )
  return rows[0]?.on ?? null
}
