import type { TenantSql } from '@guildhall/db/tenant-client'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { DomainError } from '@guildhall/contract/errors'
import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { demandStage } from './stage-scope.ts'

/** A colleague who decides at a stage, with the branches for which; null is every branch. */
export type StageHolder = { accountId: string; name: string; branches: (string | null)[] }

/** What answers plain SQL: a tenant's own, or a transaction's. */
type Asker = Pick<TenantSql, 'query'>

const holdersSql = `
select a.id as "accountId", a.user_name as name, array_agg(g.branch_slug order by g.branch_slug) as branches
from role_grant g join account a on a.tenant_id = g.tenant_id and a.id = g.account_id
where g.tenant_id = current_tenant() and g.role = $1 and g.ended_at is null and a.status = 'active'
group by a.id, a.user_name order by a.user_name, a.id`

/** Who decides at a stage by a role of the own; none where the role may not decide. */
export async function holdersOf(
  sql: Asker,
  { content }: PublishedBlueprint,
  stage: StageSpec,
): Promise<StageHolder[]> {
  const role = content.roles.find(({ slug }) => slug === stage.role)
  if (!role?.permissions.includes('cases.decide')) return []
  const { rows } = await sql.query<StageHolder>(holdersSql, [stage.role])
  return rows
}

/** `review.colleagues`: who may be assigned the cases of a stage that the actor sees. */
export async function listColleagues(
  ctx: SignedInContext,
  input: { application: string; stage: string },
) {
  const { stage } = await demandStage(ctx, input.application, input.stage)
  if (stage.kind === 'meeting') throw new DomainError('not-found')
  const blueprint = await ctx.deps.blueprints.version(ctx.tenant.id, ctx.actor.blueprintVersionId)
  const labelOf = (slug: string | null) =>
    blueprint.content.branches.find((branch) => branch.slug === slug)?.label ?? slug
  const holders = await holdersOf(ctx.deps.database.tenantSql(ctx.tenant.id), blueprint, stage)
  return {
    colleagues: holders.map(({ accountId, name, branches }) => ({
      accountId,
      name,
      branch: branches.includes(null) ? null : branches.map(labelOf).join('、'),
    })),
  }
}
