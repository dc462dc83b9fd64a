import type { TenantSql } from '@guildhall/db/tenant-client'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { duesYearPeriod } from '@guildhall/domain/dues/dues-year'

export type RunMember = { id: string; number: string; titleSlug: string; joinedOn: string }

/**
 * Whom a year's bill is for: whoever is a member on some day of that dues year, or was up to its
 * beginning; not those whose membership ended before, who left (退会) with the year before, or who paid
 * for the year already by a first bill that was settled when its own year was over. $1 is the year, $2
 * the day on which the year begins for all, or null where it begins on each member's own day of joining.
 */
const membersOfYear = `
from member m
cross join lateral (select coalesce($2::date,
  (m.joined_on + make_interval(years => $1::int - extract(year from m.joined_on)::int))::date) as start) y
where m.tenant_id = current_tenant() and exists (
  select from membership_period d where d.tenant_id = m.tenant_id and d.member_id = m.id
    and d.from_date < y.start + interval '1 year'
    and (d.to_date > y.start or d.to_date = y.start and d.ended_by is null))
  and not exists (
    select from membership_period d join bill o on o.tenant_id = d.tenant_id and o.id = d.bill_id
    where d.tenant_id = m.tenant_id and d.member_id = m.id and o.year < $1::int
      and d.from_date < y.start + interval '1 year' and d.to_date >= y.start + interval '1 year')`

const hasBill = `exists (select from bill b where b.tenant_id = m.tenant_id and b.member_id = m.id and b.year = $1::int)`

/** $1 and $2 of the queries below. */
function yearValues({ dues }: Blueprint, year: number): [number, string | null] {
  const isOwn = dues.term.kind === 'twelve-months'
  return [year, isOwn ? null : duesYearPeriod(dues.term, `${year}-01-01`, year).from]
}

export type TitleCount = { titleSlug: string; missing: number; existing: number }

/** How many members of a year have its bill and how many have not, by title. */
export async function countByTitle(
  sql: TenantSql,
  content: Blueprint,
  year: number,
): Promise<TitleCount[]> {
  const { rows } = await sql.query<TitleCount>(
    `select m.title_slug as "titleSlug", count(*) filter (where not ${hasBill})::int as missing,
       count(*) filter (where ${hasBill})::int as existing ${membersOfYear} group by m.title_slug`,
    yearValues(content, year),
  )
  return rows
}

/** The next members without that year's bill, by number after the last one done. */
export async function nextMembers(
  sql: TenantSql,
  content: Blueprint,
  { year, after, limit }: { year: number; after: string | null; limit: number },
): Promise<RunMember[]> {
  const { rows } = await sql.query<RunMember>(
    `select m.id, m.number, m.title_slug as "titleSlug", to_char(m.joined_on, 'YYYY-MM-DD') as "joinedOn"
     ${membersOfYear} and not ${hasBill} and ($3::text is null or m.number > $3)
     order by m.number limit $4`,
    [...yearValues(content, year), after, limit],
  )
  return rows
}
