import { DomainError } from '@guildhall/contract/errors'
import type { TenantSql } from '@guildhall/db/tenant-client'
import type { MembershipPeriod } from '@guildhall/domain/dues/membership-status'
import type { KnownSanction } from '@guildhall/domain/dues/sanction-rules'

/** A sanction as it is kept; instants as ISO strings. */
export type SanctionRecord = KnownSanction & {
  id: string
  memberId: string
  reason: string
  resolution: string
  createdBy: string
  createdByLabel: string
  createdAt: string
  endedPeriods: unknown
  appealText: string | null
  appealReason: string | null
  appealDecidedAt: string | null
  liftedByLabel: string | null
  liftedAt: string | null
  liftReason: string | null
}

/** A member with all that its status follows from. */
export type Standing = {
  id: string
  partyId: string
  number: string
  name: string
  titleSlug: string
  branchSlug: string | null
  joinedOn: string
  periods: MembershipPeriod[]
  sanctions: SanctionRecord[]
}

/** The standing of one member; throws `not-found`, for another tenant's as for none. */
export async function readStanding(sql: TenantSql, memberId: string): Promise<Standing> {
  const { rows } = await sql.query<Standing>(`${standingSql} and m.id = $1`, [memberId])
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

/** The same with the member locked until the transaction ends: what is read holds while it changes. */
export async function lockStanding(sql: TenantSql, memberId: string): Promise<Standing> {
  const { rows } = await sql.query(
    'select id from member where tenant_id = current_tenant() and id = $1 for update',
    [memberId],
  )
  if (rows.length === 0) throw new DomainError('not-found')
  return readStanding(sql, memberId)
}

/** The memberships of these parties, the oldest first. */
export async function readStandings(
  sql: TenantSql,
  partyIds: readonly string[],
): Promise<Standing[]> {
  const { rows } = await sql.query<Standing>(
    `${standingSql} and m.party_id = any($1::uuid[]) order by m.joined_on, m.id`,
    [partyIds],
  )
  return rows
}

const sanctionJson = `json_build_object('id', s.id, 'memberId', s.member_id, 'kind', s.kind,
  'from', s.from_date, 'to', s.to_date, 'reason', s.reason, 'resolution', s.resolution,
  'createdBy', s.created_by, 'createdByLabel', s.created_by_label, 'createdAt', ${isoOf('s.created_at')},
  'endedPeriods', s.ended_periods, 'appealUntil', s.appeal_until, 'appealedAt', ${isoOf('s.appealed_at')},
  'appealText', s.appeal_text, 'appealOutcome', s.appeal_outcome, 'appealReason', s.appeal_reason,
  'appealDecidedAt', ${isoOf('s.appeal_decided_at')}, 'liftedByLabel', s.lifted_by_label,
  'liftedAt', ${isoOf('s.lifted_at')}, 'liftReason', s.lift_reason)`

/** An instant as ISO 8601 in UTC, whatever zone the server has set. */
function isoOf(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}

const standingSql = `
select m.id, m.party_id as "partyId", m.number, m.name, m.title_slug as "titleSlug",
  m.branch_slug as "branchSlug", to_char(m.joined_on, 'YYYY-MM-DD') as "joinedOn",
  (select coalesce(json_agg(json_build_object('from', to_char(d.from_date, 'YYYY-MM-DD'),
      'to', to_char(d.to_date, 'YYYY-MM-DD'), 'left', d.ended_by is not null) order by d.from_date), '[]')
    from membership_period d where d.tenant_id = m.tenant_id and d.member_id = m.id) as periods,
  (select coalesce(json_agg(${sanctionJson} order by s.created_at), '[]')
    from membership_sanction s where s.tenant_id = m.tenant_id and s.member_id = m.id) as sanctions
from member m where m.tenant_id = current_tenant()`
