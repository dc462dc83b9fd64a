import type { TenantSql } from '@guildhall/db/tenant-client'
import type { MemberFilter } from '@guildhall/contract/imports'

/** The parameters of `memberWhere`, from `$1` on. */
export function filterValues(filter: MemberFilter, today: string): unknown[] {
  const { search, titles, branches, status } = filter
  return [search, titles, branches, status, today]
}

/**
 * Which members a filter means. Status is derived from periods on the day, as everywhere: active
 * where one holds it, upcoming where none has begun or none is there at all, else lapsed.
 */
export const memberWhere = `
m.tenant_id = current_tenant()
and ($1 = '' or strpos(p.name, $1) > 0 or m.number = $1 or p.credit_code = upper($1))
and (cardinality($2::text[]) = 0 or m.title_slug = any($2::text[]))
and (cardinality($3::text[]) = 0 or m.branch_slug = any($3::text[]))
and (cardinality($4::text[]) = 0 or (case
  when exists (select 1 from membership_period d where d.tenant_id = current_tenant() and d.member_id = m.id
    and d.from_date <= $5::date and $5::date < d.to_date) then 'active'
  when not exists (select 1 from membership_period d where d.tenant_id = current_tenant() and d.member_id = m.id
    and d.from_date <= $5::date) then 'upcoming'
  else 'lapsed' end) = any($4::text[]))`

/** How many members a filter means. */
export async function countMembers(
  sql: TenantSql,
  filter: MemberFilter,
  today: string,
): Promise<number> {
  const { rows } = await sql.query<{ count: number }>(
    `select count(*)::int as count from member m
     join party p on p.tenant_id = m.tenant_id and p.id = m.party_id where ${memberWhere}`,
    filterValues(filter, today),
  )
  return rows[0]?.count ?? 0
}
