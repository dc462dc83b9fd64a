import type { TenantSql } from '@guildhall/db/tenant-client'
import type { ReadRow } from '../../adapters/sheets/sheet-orders.ts'
import { findRegistered } from './find-registered.ts'
import type { RosterSetup } from './import-setup.ts'
import { judgeRow, type ImportRules } from './judge-row.ts'

/**
 * Compares rows with the register as it stands and keeps what came of it. A row that was kept before
 * is replaced, as long as nothing has come of it.
 */
export async function writeRows(
  sql: TenantSql,
  setup: RosterSetup,
  { importId, rules }: { importId: string; rules: ImportRules },
  rows: readonly ReadRow[],
): Promise<void> {
  const matches = await findRegistered(
    sql,
    setup,
    rows.map(({ values }) => values),
  )
  const judged = rows.map((row, at) => ({
    ...row,
    ...judgeRow(setup, rules, row, matches[at] ?? { found: null, problem: null }),
  }))
  await sql.query(upsert, [importId, JSON.stringify(judged)])
}

const upsert = `
insert into import_row (job_id, row, raw, values, masked, problems, verdict, duplicate_of, party_id, changes, seen)
select $1, r.row, r.raw, r.values, r.masked, r.problems, r.verdict, r."duplicateOf", r."partyId", r.changes, r.seen
from jsonb_to_recordset($2::jsonb) as r(row int, raw jsonb, values jsonb, masked jsonb, problems jsonb,
  verdict text, "duplicateOf" int, "partyId" uuid, changes jsonb, seen text)
on conflict (tenant_id, job_id, row) do update set raw = excluded.raw, values = excluded.values,
  masked = excluded.masked, problems = excluded.problems, verdict = excluded.verdict,
  duplicate_of = excluded.duplicate_of, party_id = excluded.party_id, changes = excluded.changes,
  seen = excluded.seen, choice = null
where import_row.state = 'pending'`
