import type { SignedInContext } from '../../kernel/context.ts'

type Choices = {
  titles: { slug: string; label: string }[]
  branches: { slug: string; label: string }[]
  years: number[]
}

/** What the list of members can be narrowed by: titles and branches in use or offered, years with bills. */
export async function listMemberChoices(ctx: SignedInContext): Promise<Choices> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<Choices>(choicesSql)
  return rows[0] ?? { titles: [], branches: [], years: [] }
}

/** Years by hopping from one to the next on the index, since bills are many and years are few. */
const choicesSql = `
with recursive years as (
  (select max(year) as year from bill where tenant_id = current_tenant())
  union all
  select (select max(b.year) from bill b where b.tenant_id = current_tenant() and b.year < y.year)
  from years y where y.year is not null)
select
  (select coalesce(json_agg(json_build_object('slug', slug, 'label', label) order by position), '[]') from title
    where tenant_id = current_tenant()) as titles,
  (select coalesce(json_agg(json_build_object('slug', slug, 'label', label) order by label), '[]') from branch
    where tenant_id = current_tenant()) as branches,
  (select coalesce(json_agg(year order by year desc) filter (where year is not null), '[]') from years) as years`
