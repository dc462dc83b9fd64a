import type { Tx } from '@guildhall/db/tenant-client'
import type { DoneRow } from './done-row.ts'

/**
 * Takes away the members that an import made, with the parties that it made for them, and answers the
 * rows of those that stay because something hangs on them by now: an account, a case, a bill, a
 * certificate. What else refers to one makes the statement fail, and the caller goes row by row.
 */
export async function takeAway({ sql }: Tx, rows: readonly DoneRow[]): Promise<Set<number>> {
  if (rows.length === 0) return new Set()
  const all = rows.map(({ row, before, after }) => ({
    row,
    partyId: after.partyId,
    memberId: after.memberId,
    /** The party was there before, as the holder of something else. */
    known: before !== null,
    name: before?.record.name ?? null,
    creditCode: before?.record.creditCode ?? null,
    identityId: before?.identityId ? null : after.identityId,
  }))
  const { rows: held } = await sql.query<{ row: number }>(boundSql, [JSON.stringify(all)])
  const bound = new Set(held.map(({ row }) => row))
  const json = JSON.stringify(all.filter(({ row }) => !bound.has(row)))
  for (const statement of statements) await sql.query(statement, [json])
  return bound
}

const source = `jsonb_to_recordset($1::jsonb) as r(row int, "partyId" uuid, "memberId" uuid, "identityId" uuid,
  known bool, name text, "creditCode" text)`

const boundSql = `
select r.row from ${source} where
  exists (select 1 from bill x where x.tenant_id = current_tenant() and x.member_id = r."memberId")
  or (not r.known and (
    exists (select 1 from mandate x where x.tenant_id = current_tenant() and x.party_id = r."partyId")
    or exists (select 1 from cases x where x.tenant_id = current_tenant() and x.party_id = r."partyId")
    or exists (select 1 from certificate x where x.tenant_id = current_tenant() and x.party_id = r."partyId")))`

const statements = [
  `delete from member_gram d using ${source} where d.tenant_id = current_tenant() and d.member_id = r."memberId"`,
  `delete from title_holding d using ${source} where d.tenant_id = current_tenant() and d.member_id = r."memberId"`,
  `delete from membership_period d using ${source} where d.tenant_id = current_tenant() and d.member_id = r."memberId"`,
  `delete from member d using ${source} where d.tenant_id = current_tenant() and d.id = r."memberId"`,
  `delete from identity_version d using ${source} where d.tenant_id = current_tenant() and d.identity_id = r."identityId"`,
  `delete from identity d using ${source} where d.tenant_id = current_tenant() and d.id = r."identityId"`,
  `delete from party d using ${source} where d.tenant_id = current_tenant() and d.id = r."partyId" and not r.known`,
  `update party p set name = r.name, credit_code = r."creditCode" from ${source}
     where p.tenant_id = current_tenant() and p.id = r."partyId" and r.known`,
]
