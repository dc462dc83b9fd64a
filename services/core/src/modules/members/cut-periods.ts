import type { Work } from '../../kernel/transact.ts'
import type { CutPeriod } from './write-sanction.ts'

/**
 * Ends a member's periods at a day: one that runs ends there, later ones fall away. Answers them as
 * they were.
 */
export async function cutPeriods(
  { tx }: Work,
  memberId: string,
  from: string,
): Promise<CutPeriod[]> {
  const { rows } = await tx.sql.query<CutPeriod>(readSql, [memberId, from])
  await tx.sql.query(
    'delete from membership_period where tenant_id = current_tenant() and member_id = $1 and from_date >= $2::date',
    [memberId, from],
  )
  await tx.sql.query(
    `update membership_period set to_date = $2::date
     where tenant_id = current_tenant() and member_id = $1 and to_date > $2::date`,
    [memberId, from],
  )
  return rows
}

/** Puts periods back as they were before they were cut. */
export async function restorePeriods(
  { tx }: Work,
  memberId: string,
  periods: unknown,
): Promise<void> {
  await tx.sql.query(restoreSql, [memberId, JSON.stringify(periods)])
}

const readSql = `
select id, to_char(from_date, 'YYYY-MM-DD') as "fromDate", to_char(to_date, 'YYYY-MM-DD') as "toDate",
  case_id as "caseId", ended_by as "endedBy"
from membership_period where tenant_id = current_tenant() and member_id = $1 and to_date > $2::date
order by from_date`

const restoreSql = `
insert into membership_period (id, member_id, from_date, to_date, case_id, ended_by)
select r.id, $1::uuid, r."fromDate", r."toDate", r."caseId", r."endedBy"
from jsonb_to_recordset($2::jsonb) as r(id uuid, "fromDate" date, "toDate" date, "caseId" uuid, "endedBy" uuid)
on conflict (tenant_id, id) do update set to_date = excluded.to_date, ended_by = excluded.ended_by`
