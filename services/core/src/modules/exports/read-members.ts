import type { TenantSql } from '@guildhall/db/tenant-client'
import type { MemberFilter } from '@guildhall/contract/members'
import { readRegister, type Registered } from '../imports/read-register.ts'
import { readSearch, type Search } from '../members/find-members.ts'
import { createValues, memberConditions } from '../members/member-conditions.ts'

/** Read at once; no more of an export is in memory than this. */
const pageSize = 500

/** The members of a filter by number, page after page, each as the register holds it. */
export async function* readMembers(
  sql: TenantSql,
  identityType: string,
  filter: MemberFilter,
  today: string,
): AsyncGenerator<Registered> {
  const search = await readSearch(sql, filter.search)
  let after: string | null = null
  do {
    const { text, values } = pageOf(filter, search, today, after)
    const { rows: page } = await sql.query<{ partyId: string; number: string }>(text, values)
    const found = await readRegister(sql, identityType, {
      partyIds: page.map(({ partyId }) => partyId),
    })
    yield* found.toSorted((a, b) => (a.record.number < b.record.number ? -1 : 1))
    after = page.length === pageSize ? (page.at(-1)?.number ?? null) : null
  } while (after !== null)
}

/** The next members of the filter, in the order of their numbers. */
function pageOf(
  filter: MemberFilter,
  search: Search | null,
  today: string,
  after: string | null,
): { text: string; values: unknown[] } {
  const parameters = createValues(today)
  const conditions = memberConditions(filter, search, '$1::date', parameters)
  if (after !== null) conditions.push(`m.number > ${parameters.value(after)}`)
  const text = `
select m.party_id as "partyId", m.number from member m
where ${conditions.join(' and ')} order by m.number limit ${pageSize}`
  return { text, values: parameters.values }
}

/** How many rows of each repeated group the fullest member has, so that no more columns go out. */
export async function mostRowsOf(
  sql: TenantSql,
  identityType: string,
): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ group: string; most: number }>(
    `select g.key as "group", max(jsonb_array_length(g.value))::int as most
     from identity i join identity_version v on v.tenant_id = i.tenant_id and v.identity_id = i.id,
       jsonb_each(v.answers) g
     where i.tenant_id = current_tenant() and i.type_slug = $1 and jsonb_typeof(g.value) = 'array'
     group by g.key`,
    [identityType],
  )
  return new Map(rows.map(({ group, most }) => [group, most]))
}
