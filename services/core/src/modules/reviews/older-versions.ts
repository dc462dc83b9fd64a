import type { PublishedBlueprint } from '../../kernel/blueprint-store.ts'
import type { Viewer } from './viewer.ts'

/** From one version that a waiting case follows to the next, without reading the cases between. */
const hop = `
with recursive pinned as (
  (select blueprint_version_id as id from cases
    where tenant_id = current_tenant() and state = 'submitted' order by blueprint_version_id limit 1)
  union all
  select (select c.blueprint_version_id from cases c
    where c.tenant_id = current_tenant() and c.state = 'submitted' and c.blueprint_version_id > pinned.id
    order by c.blueprint_version_id limit 1)
  from pinned where pinned.id is not null
)
select id from pinned where id is not null and id <> $1`

/** The blueprint's earlier versions that waiting cases still follow, newest first. */
export async function olderVersionsInUse(
  { deps, tenant }: Omit<Viewer, 'actor'>,
  inForce: PublishedBlueprint,
): Promise<PublishedBlueprint[]> {
  const { rows } = await deps.database.tenantSql(tenant.id).query<{ id: string }>(hop, [inForce.id])
  const versions = await Promise.all(rows.map(({ id }) => deps.blueprints.version(tenant.id, id)))
  return versions.toSorted((a, b) => b.number - a.number)
}
