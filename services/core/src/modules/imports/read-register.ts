import type { TenantSql } from '@guildhall/db/tenant-client'
import type { Answers } from '@guildhall/domain/blueprint/form'
import type { Period } from '@guildhall/domain/dues/period'
import type { RosterRecord } from '@guildhall/domain/roster/record'

/** A party as the register holds it now; no member where only the party is known. */
export type Registered = {
  partyId: string
  memberId: string | null
  identityId: string | null
  /** The newest version of its identity; 0 where there is none. */
  versionNumber: number
  record: RosterRecord
}

type Row = Omit<Registered, 'record'> & {
  name: string
  creditCode: string | null
  number: string | null
  title: string | null
  branch: string | null
  joinedOn: string | null
  periods: Period[]
  answers: Answers | null
}

/** Which parties to read: by certified code, by member's number, by a member's name, by id. */
export type Wanted = {
  creditCodes?: readonly string[]
  numbers?: readonly string[]
  names?: readonly string[]
  partyIds?: readonly string[]
}

/** Reads some hundred parties of the register at once, each with the newest answers of one identity type. */
export async function readRegister(
  sql: TenantSql,
  identityType: string,
  wanted: Wanted,
): Promise<Registered[]> {
  const { rows } = await sql.query<Row>(register, [
    wanted.creditCodes ?? [],
    wanted.numbers ?? [],
    wanted.names ?? [],
    wanted.partyIds ?? [],
    identityType,
  ])
  return rows.map(registeredOf)
}

export function registeredOf(row: Row): Registered {
  const { partyId, memberId, identityId, versionNumber } = row
  return {
    partyId,
    memberId,
    identityId,
    versionNumber,
    record: {
      name: row.name,
      creditCode: row.creditCode,
      number: row.number ?? '',
      title: row.title ?? '',
      branch: row.branch,
      joinedOn: row.joinedOn ?? '',
      periods: row.periods,
      answers: row.answers ?? {},
    },
  }
}

/** What a row of the register consists of; `w.id` is the party, `$5` the identity type. */
export const registerColumns = `
select p.id as "partyId", m.id as "memberId", i.id as "identityId", coalesce(v.number, 0) as "versionNumber",
  p.name, p.credit_code as "creditCode", m.number, m.title_slug as title, m.branch_slug as branch,
  to_char(m.joined_on, 'YYYY-MM-DD') as "joinedOn", v.answers,
  (select coalesce(json_agg(json_build_object('from', d.from_date, 'to', d.to_date) order by d.from_date), '[]')
    from membership_period d where d.tenant_id = current_tenant() and d.member_id = m.id) as periods`

export const registerJoins = `
join party p on p.tenant_id = current_tenant() and p.id = w.id
left join member m on m.tenant_id = current_tenant() and m.party_id = p.id
left join identity i on i.tenant_id = current_tenant() and i.party_id = p.id and i.type_slug = $5
left join lateral (select number, answers from identity_version x
  where x.tenant_id = current_tenant() and x.identity_id = i.id order by x.number desc limit 1) v on true`

const register = `
with w as (
  select id from party where tenant_id = current_tenant() and credit_code = any($1::text[])
  union select party_id from member where tenant_id = current_tenant() and number = any($2::text[])
  union select n.id from party n join member k on k.tenant_id = current_tenant() and k.party_id = n.id
    where n.tenant_id = current_tenant() and n.name = any($3::text[])
  union select id from party where tenant_id = current_tenant() and id = any($4::uuid[]))
${registerColumns} from w ${registerJoins}`
