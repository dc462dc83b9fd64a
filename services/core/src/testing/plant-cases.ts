import { newId } from '@guildhall/db/ids'
import pg from 'pg'
import type { BuiltAccount } from './build-account.ts'
import type { TestProgram, TestSite } from './start-test-program.ts'

/** A case as it stands, for tests of lists and counts: many at once, straight in the database. */
export type Planted = {
  /** Where it waits; null for one that was returned. */
  stage: string | null
  /** Which stage sent it back. */
  returnedFrom?: string
  branch?: string | null
  since: Date
  submission?: number
  claimedBy?: string | null
  /** Minutes from now; negative for a claim that ran out. */
  claimMinutes?: number
  partyName?: string
}

const columns = `case_id uuid, party_id uuid, submission_id uuid, step_id uuid, last_step_id uuid, number text, stage text,
  branch text, since timestamptz, submission int, claimed_by uuid, claim_minutes int, party_name text, returned_from text`

/** `$1` rows as JSON, `$2` the account, `$3` the blueprint's version, `$4` the identity type. */
const statements = [
  `insert into party (id, kind, name) select party_id, 'unit', party_name from planted`,
  `insert into cases (id, application, kind, identity_type_slug, party_id, account_id, party_name)
    select case_id, 'join', 'join', $4, party_id, $2, party_name from planted`,
  `insert into submission (id, case_id, number, answers, files, content_hash, blueprint_version_id, idempotency_key, submitted_by)
    select submission_id, case_id, submission, '{}', '[]', number, $3, number, $2 from planted`,
  `update cases c set state = 'submitted', version = 1, stage_slug = coalesce(stage, returned_from), stage_since = since, branch_slug = branch,
      submission_id = p.submission_id, number = p.number, blueprint_version_id = $3, submitted_at = since,
      claimed_by = p.claimed_by, claimed_until = case when p.claimed_by is not null then now() + claim_minutes * interval '1 minute' end
    from planted p where c.id = p.case_id`,
  `insert into case_step (id, case_id, case_version, submission_id, action, from_state, to_state, to_stage, actor_id, actor_label, at)
    select step_id, case_id, 1, submission_id, 'submit', 'draft', 'submitted', stage, $2, '申请人', since from planted`,
  `update cases c set state = 'returned', version = 2, stage_slug = null from planted p where c.id = p.case_id and stage is null`,
  `insert into case_step (id, case_id, case_version, submission_id, action, from_state, to_state, from_stage, actor_label, at)
    select last_step_id, case_id, 2, submission_id, 'return', 'submitted', 'returned', returned_from, '', since from planted where stage is null`,
]

/** Plants them for one applicant and answers their ids, in order. */
export async function plantCases(
  { deps, base }: TestProgram,
  site: TestSite,
  { id: accountId }: BuiltAccount,
  planted: readonly Planted[],
): Promise<string[]> {
  const { id: versionId, content } = await deps.blueprints.current(site.tenantId)
  const rows = planted.map(asRow)
  const values = [JSON.stringify(rows), accountId, versionId, content.applications[0]?.identityType]
  const client = new pg.Client({ connectionString: base.appUrl })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('app.tenant_id', $1, true)`, [site.tenantId])
    for (const statement of statements) await client.query(withRows(statement), values)
    await client.query('commit')
  } finally {
    await client.end()
  }
  return rows.map((row) => row.case_id)
}

/** Every statement is given every value, so that each has to name them all. */
function withRows(statement: string): string {
  const planted = `planted as (select r.* from jsonb_to_recordset($1::jsonb) as r(${columns}), (select $2::uuid, $3::uuid, $4::text) given)`
  return `with ${planted} ${statement.replaceAll('$2', '$2::uuid').replaceAll('$3', '$3::uuid')}`
}

function asRow(row: Planted, at: number) {
  return {
    case_id: newId(),
    party_id: newId(),
    submission_id: newId(),
    step_id: newId(),
    last_step_id: newId(),
    number: `P${newId()}`,
    stage: row.stage,
    branch: row.branch ?? null,
    since: row.since.toISOString(),
    submission: row.submission ?? 1,
    claimed_by: row.claimedBy ?? null,
    claim_minutes: row.claimMinutes ?? 20,
    party_name: row.partyName ?? `示例单位${at}`,
    returned_from: row.returnedFrom ?? 'review',
  }
}
