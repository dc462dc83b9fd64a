import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { shippedAssociations } from '@guildhall/blueprints/registry'
import { blueprint } from '@guildhall/domain/blueprint/blueprint'
import { printHash } from '../../../services/core/src/modules/cases/prints.ts'
import type { Draft } from './measure-writes.ts'
import type { World } from './world.ts'

/** Answers that the measured application takes, complete. */
const answers = {
  unit: {
    name: '压测电力建设有限公司',
    creditCode: '91350100M000100Y43',
    legalRepresentative: '压某某',
    nature: '',
    foundedOn: '2001-01-01',
    employees: 100,
    business: [''],
  },
  affiliation: { group: '无', parent: '无' },
  address: { region: ['110000', '110102'], street: '压测路 1 号' },
  branch: {},
  contacts: [
    {
      _id: 'bench',
      name: '压某某',
      position: '主任',
      mobile: '19900000001',
      email: 'bench@example.cn',
    },
  ],
  statement: { text: '压测入会说明。'.repeat(20) },
}

/** Makes complete drafts, with print and papers, of one account of the measured association. */
export async function fillDrafts(
  superuserUrl: string,
  world: World,
  slug: string,
  count: number,
): Promise<Draft[]> {
  const shipped = shippedAssociations.find((each) => each.slug === slug)
  const content = blueprint.parse(shipped?.blueprint)
  const spec = content.applications.find((each) => each.kind === 'join')
  if (!spec) throw new Error('the measured association has a way to join')
  answers.unit.nature = content.dictionaries['unit-nature']?.[0]?.code ?? ''
  answers.unit.business = [content.dictionaries['business']?.[0]?.code ?? '']
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  await client.query('begin')
  await client.query("select set_config('app.tenant_id', $1, true)", [world.tenantId])
  await addApplicants(client, world, count)
  const given = {
    application: spec.slug,
    identityType: spec.identityType,
    hash: printHash(spec, { answers, accountMobile: '' }) ?? '',
  }
  await insertDrafts(client, world, given)
  for (const attachment of spec.attachments.filter((each) => each.required))
    await insertPaper(client, world, attachment)
  await client.query('commit')
  const { rows } = await client.query<{ id: string; session: string }>(
    'select id, session from bench_draft order by n',
  )
  await client.end()
  const groupVersions = Object.fromEntries(Object.keys(answers).map((key) => [key, 1]))
  return rows.map(({ id, session }) => ({ caseId: id, groupVersions, session }))
}

/** An account with a session of its own for each draft, as in life. */
async function addApplicants(client: pg.Client, { tenantId }: World, count: number): Promise<void> {
  const sessions = Array.from({ length: count }, () => randomUUID().replaceAll('-', ''))
  const hashes = sessions.map((session) => createHash('sha256').update(session).digest('hex'))
  await client.query(
    `create temporary table bench_draft as
     select gen_random_uuid() as id, gen_random_uuid() as party, gen_random_uuid() as print, gen_random_uuid() as account, n, session, hash
     from unnest($1::text[], $2::text[]) with ordinality as s (session, hash, n)`,
    [sessions, hashes],
  )
  await client.query(
    `insert into account (tenant_id, id, mobile, user_name, password_hash) select $1, account, '177' || lpad(n::text, 8, '0'), '压测经办', '-' from bench_draft`,
    [tenantId],
  )
  await client.query(
    `insert into session (tenant_id, id_hash, account_id, expires_at) select $1, hash, account, now() + interval '1 day' from bench_draft`,
    [tenantId],
  )
}

async function insertDrafts(
  client: pg.Client,
  { tenantId }: World,
  given: { application: string; identityType: string; hash: string },
): Promise<void> {
  await client.query(
    `insert into party (tenant_id, id, kind, name) select $1, party, 'unit', '压测草稿' || n from bench_draft`,
    [tenantId],
  )
  await client.query(
    `insert into mandate (tenant_id, id, account_id, party_id, from_date, paper) select $1, gen_random_uuid(), account, party, current_date - 1, 'registration' from bench_draft`,
    [tenantId],
  )
  await client.query(
    `insert into cases (tenant_id, id, application, kind, identity_type_slug, party_id, account_id, party_name, number) select $1, id, $2, 'join', $3, party, account, '压测草稿' || n, 'D' || n from bench_draft`,
    [tenantId, given.application, given.identityType],
  )
  await client.query(
    `insert into draft_group (tenant_id, case_id, group_key, content, version, updated_by) select $1, id, g.key, g.value, 1, account from bench_draft, jsonb_each($2::jsonb) g`,
    [tenantId, JSON.stringify(answers)],
  )
  await client.query(
    `insert into form_print (tenant_id, id, case_id, number, code, content_hash, answers, blueprint_version_id)
     select $1, print, id, 1, 'BENCH' || n, $2, '{}', (select id from blueprint_version where tenant_id = $1 order by number desc limit 1) from bench_draft`,
    [tenantId, given.hash],
  )
}

async function insertPaper(
  client: pg.Client,
  { tenantId }: World,
  attachment: { key: string; stampedForm: boolean },
): Promise<void> {
  await client.query(
    `insert into stored_file (tenant_id, id, case_id, slot, name, mime, size, sha256, storage_key, print_check, print_id, uploaded_by)
     select $1, gen_random_uuid(), id, $2, 'bench.pdf', 'application/pdf', 1, 'bench', 'bench', $3, case when $4 then print end, account from bench_draft`,
    [tenantId, attachment.key, attachment.stampedForm ? 'matched' : 'none', attachment.stampedForm],
  )
}
