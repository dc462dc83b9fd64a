import type { TenantSql } from '@guildhall/db/tenant-client'
import type { MemberFilter } from '@guildhall/contract/imports'
import { readRegister, type Registered } from '../imports/read-register.ts'
import { filterValues, memberWhere } from './member-filter.ts'

/** Read at once; no more of an export is in memory than this. */
const pageSize = 500

/** The members of a filter by number, page after page, each as the register holds it. */
export async function* readMembers(
  sql: TenantSql,
  identityType: string,
  filter: MemberFilter,
  today: string,
): AsyncGenerator<Registered> {
  let after: string | null = null
  do {
    const page: { partyId: string; number: string }[] = await nextPage(sql, filter, today, after)
    const found = await readRegister(sql, identityType, {
      partyIds: page.map(({ partyId }) => partyId),
    })
    yield* found.toSorted((a, b) => (a.record.number < b.record.number ? -1 : 1))
    after = page.length === pageSize ? (page.at(-1)?.number ?? null) : null
  } while (after !== null)
}

async function nextPage(
  sql: TenantSql,
  filter: MemberFilter,
  today: string,
  after: string | null,
): Promise<{ partyId: string; number: string }[]> {
  const { rows } = await sql.query<{ partyId: string; number: string }>(
    `select m.party_id as "partyId", m.number from member m
     join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
     where ${memberWhere} and ($6::text is null or m.number > $6) order by m.number limit ${pageSize}`,
    [...filterValues(filter, today), after],
  )
  return rows
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
