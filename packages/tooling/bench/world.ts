import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'

export type World = {
  tenantId: string
  host: string
  headers: Record<string, string>
  staffId: string
  sessions: string[]
}

/** Cases in the measured association, and in each of those beside it. */
export const size = { cases: 100_000, neighbours: 200, casesBeside: 50, sessions: 200 }

const insertCases = `
with made as (
  select gen_random_uuid() as id, gen_random_uuid() as submission, gen_random_uuid() as party, n from generate_series(1, $2::int) n
), parties as (
  insert into party (tenant_id, id, kind, name) select $1::uuid, party, 'unit', '压测单位' || n from made
), drafts as (
  insert into cases (tenant_id, id, application, kind, identity_type_slug, party_id, account_id, party_name)
  select $1::uuid, id, $3, 'join', $4, party, $5::uuid, '压测单位' || n from made
)
insert into bench_made select id, submission, n from made`

const insertSubmissions = `
insert into submission (tenant_id, id, case_id, number, answers, files, content_hash, blueprint_version_id, idempotency_key, submitted_by)
select $1::uuid, submission, id, 1, '{}', '[]', 'bench', $2::uuid, id::text, $3::uuid from bench_made`

const submitCases = `
update cases c set state = 'submitted', stage_slug = $2, stage_since = now() - make_interval(mins => m.n::int), version = 1,
  submission_id = m.submission, number = 'B' || m.n, blueprint_version_id = $3::uuid, submitted_at = now()
from bench_made m where c.tenant_id = $1::uuid and c.id = m.id`

const insertSteps = `
insert into case_step (tenant_id, id, case_id, case_version, submission_id, action, from_state, to_state, to_stage, actor_label)
select $1::uuid, gen_random_uuid(), id, 1, submission, 'submit', 'draft', 'submitted', $2, '申请人' from bench_made`

/** Fills the measured association with waiting cases and sets two hundred smaller ones beside it. */
export async function fillWorld(superuserUrl: string, slug: string): Promise<World> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query('create temporary table bench_made (id uuid, submission uuid, n bigint)')
  const tenant = (
    await client.query<{ id: string; host: string }>(
      'select t.id, h.host from tenant t join tenant_host h on h.tenant_id = t.id where t.slug = $1',
      [slug],
    )
  ).rows[0]
  if (!tenant) throw new Error(`no association ${slug}`)
  const main = await fillTenant(client, tenant.id, size.cases)
  for (let at = 0; at < size.neighbours; at++) await addNeighbour(client, tenant.id, at)
  const sessions = await addSessions(client, tenant.id, main.staffId)
  await client.query('vacuum analyze')
  await client.end()
  const headers = {
    host: tenant.host,
    origin: `http://${tenant.host}`,
    cookie: `guildhall=${sessions[0]}`,
    'content-type': 'application/json',
  }
  return { tenantId: tenant.id, host: tenant.host, headers, staffId: main.staffId, sessions }
}

async function fillTenant(
  client: pg.Client,
  tenantId: string,
  cases: number,
): Promise<{ staffId: string }> {
  const { rows } = await client.query<{ id: string; content: BenchBlueprint }>(
    'select id, content from blueprint_version where tenant_id = $1 order by number desc limit 1',
    [tenantId],
  )
  const version = rows[0]
  const join = version?.content.applications.find((each) => each.kind === 'join')
  const stage = join?.workflow.stages[0]
  if (!version || !join || !stage) throw new Error('the measured association has a way to join')
  const staffId = randomUUID()
  await client.query('begin')
  await client.query("select set_config('app.tenant_id', $1, true)", [tenantId])
  await client.query(
    `insert into account (tenant_id, id, mobile, user_name, password_hash) values ($1, $2, '19900000000', '压测审核员', '-')`,
    [tenantId, staffId],
  )
  await client.query(
    'insert into role_grant (tenant_id, id, account_id, role) values ($1, $2, $3, $4)',
    [tenantId, randomUUID(), staffId, stage.role],
  )
  await client.query('truncate bench_made')
  await client.query(insertCases, [tenantId, cases, join.slug, join.identityType, staffId])
  await client.query(insertSubmissions, [tenantId, version.id, staffId])
  await client.query(insertSteps, [tenantId, stage.slug])
  await client.query(submitCases, [tenantId, stage.slug, version.id])
  // The applicant of these cases must not be the reviewer: nobody reviews the own unit.
  const applicantId = randomUUID()
  await client.query(
    `insert into account (tenant_id, id, mobile, user_name, password_hash) values ($1, $2, '19900000001', '压测申请人', '-')`,
    [tenantId, applicantId],
  )
  await client.query('update cases set account_id = $2 where tenant_id = $1 and account_id = $3', [
    tenantId,
    applicantId,
    staffId,
  ])
  await client.query('commit')
  return { staffId }
}

type BenchBlueprint = {
  applications: {
    slug: string
    kind: string
    identityType: string
    workflow: { stages: { slug: string; role: string }[] }
  }[]
}

/** A neighbour with the same blueprint and a few cases of its own. */
async function addNeighbour(client: pg.Client, from: string, at: number): Promise<void> {
  const id = randomUUID()
  await client.query('insert into tenant (id, slug, name) values ($1, $2, $2)', [id, `bench-${at}`])
  await client.query("select set_config('app.tenant_id', $1, false)", [id])
  for (const copy of neighbourRows) await client.query(copy, [id, from])
  await fillTenant(client, id, size.casesBeside)
}

const neighbourRows = [
  'insert into blueprint_version (tenant_id, id, number, content, hash) select $1::uuid, gen_random_uuid(), 1, content, hash from blueprint_version where tenant_id = $2::uuid',
  'insert into identity_type (tenant_id, slug, label, party) select $1::uuid, slug, label, party from identity_type where tenant_id = $2::uuid',
  'insert into branch (tenant_id, slug, label) select $1::uuid, slug, label from branch where tenant_id = $2::uuid',
]

async function addSessions(
  client: pg.Client,
  tenantId: string,
  accountId: string,
): Promise<string[]> {
  const ids = Array.from({ length: size.sessions }, () => randomUUID().replaceAll('-', ''))
  const hashes = ids.map((id) => createHash('sha256').update(id).digest('hex'))
  await client.query(
    `insert into session (tenant_id, id_hash, account_id, expires_at) select $1::uuid, hash, $2::uuid, now() + interval '1 day' from unnest($3::text[]) hash`,
    [tenantId, accountId, hashes],
  )
  return ids
}
