import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Server } from './child.ts'
import { fire, sideBySide, median, percentile, type Load, type Shot } from './load.ts'
import type { Measure } from './report.ts'
import type { World } from './world.ts'

const connections = 8
const amount = 300
const rounds = 3

/** Decisions over HTTP beside the bare SQL that writes the same rows, on different cases of one association. */
export async function measureDecide(
  program: Server,
  world: World,
  superuserUrl: string,
  caseIds: readonly string[],
): Promise<Measure[]> {
  const queue = [...caseIds]
  const shots = () =>
    queue.splice(0, amount).map((caseId): Shot => ({
      method: 'POST',
      path: '/trpc/review.decide',
      body: JSON.stringify({
        caseId,
        version: 1,
        decision: 'pass',
        reason: '',
        seenHash: 'bench',
      }),
    }))
  const ours = () => fire(program.port, world.headers, { shots: shots(), connections, amount })
  const limit = () => bareRun(superuserUrl, world, queue.splice(0, amount), writeDecision)
  return compare('Decide', program, ours, limit)
}

/** Submissions over HTTP beside the bare SQL that writes the same rows. */
export async function measureSubmit(
  program: Server,
  world: World,
  superuserUrl: string,
  drafts: readonly Draft[],
): Promise<Measure[]> {
  const queue = [...drafts]
  const shots = () =>
    queue.splice(0, amount).map(({ caseId, groupVersions, session }): Shot => ({
      method: 'POST',
      path: '/trpc/cases.submit',
      body: JSON.stringify({ caseId, idempotencyKey: randomUUID(), groupVersions }),
      headers: { cookie: `guildhall=${session}` },
    }))
  const ours = () => fire(program.port, world.headers, { shots: shots(), connections, amount })
  const limit = () =>
    bareRun(
      superuserUrl,
      world,
      queue.splice(0, amount).map(({ caseId }) => caseId),
      writeSubmission,
    )
  return compare('Submit', program, ours, limit)
}

export type Draft = { caseId: string; groupVersions: Record<string, number>; session: string }

async function compare(
  name: string,
  program: Server,
  ours: () => Promise<Load>,
  limit: () => Promise<Load>,
): Promise<Measure[]> {
  const cpu: number[] = []
  const measured = async () => {
    await program.ask('reset')
    const load = await ours()
    cpu.push((await program.ask<{ cpuMs: number }>('look')).cpuMs / amount)
    return load
  }
  await ours()
  await limit()
  const { pairs, ratio } = await sideBySide(rounds, measured, limit)
  const failed = pairs.reduce((sum, pair) => sum + pair.ours.failed, 0)
  return [
    { name: `${name}: ratio to the bare SQL`, value: ratio, unit: '', atLeast: 0.5, failed },
    {
      name: `${name}: requests per second`,
      value: median(pairs.map((pair) => pair.ours.rps)),
      unit: '/s',
    },
    { name: `${name}: p99`, value: median(pairs.map((pair) => pair.ours.p99Ms)), unit: 'ms' },
    { name: `${name}: server CPU each`, value: median(cpu), unit: 'ms' },
    {
      name: `${name}, bare SQL: transactions per second`,
      value: median(pairs.map((pair) => pair.limit.rps)),
      unit: '/s',
    },
  ]
}

type Write = (client: pg.PoolClient, world: World, caseId: string) => Promise<void>

/** Runs one transaction a case over `connections` connections, as a role that no policy binds. */
async function bareRun(
  superuserUrl: string,
  world: World,
  caseIds: string[],
  write: Write,
): Promise<Load> {
  const pool = new pg.Pool({ connectionString: superuserUrl, max: connections })
  const took: number[] = []
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let caseId = caseIds.pop(); caseId; caseId = caseIds.pop()) {
        const at = performance.now()
        const client = await pool.connect()
        await client.query('begin')
        await client.query("select set_config('app.tenant_id', $1, true)", [world.tenantId])
        await write(client, world, caseId)
        await client.query('commit')
        client.release()
        took.push(performance.now() - at)
      }
    }),
  )
  const seconds = (performance.now() - begun) / 1000
  await pool.end()
  return {
    rps: took.length / seconds,
    p50Ms: percentile(took, 0.5),
    p99Ms: percentile(took, 0.99),
    failed: 0,
  }
}

async function writeDecision(client: pg.PoolClient, world: World, caseId: string): Promise<void> {
  await client.query(
    `update cases set stage_slug = 'board', stage_since = now(), version = version + 1 where tenant_id = $1 and id = $2 and version = 1`,
    [world.tenantId, caseId],
  )
  await client.query(
    `insert into case_step (tenant_id, id, case_id, case_version, action, from_state, to_state, from_stage, to_stage, actor_id, actor_label) values ($1, $2, $3, 2, 'pass', 'submitted', 'submitted', 'first-review', 'board', $4, '压测')`,
    [world.tenantId, randomUUID(), caseId, world.staffId],
  )
  await writeMessages(client, world, caseId, ['sms'])
  await writeEvent(client, world, caseId, 'case.pass')
}

async function writeSubmission(client: pg.PoolClient, world: World, caseId: string): Promise<void> {
  const submission = randomUUID()
  await client.query(
    `insert into submission (tenant_id, id, case_id, number, answers, files, content_hash, blueprint_version_id, idempotency_key, submitted_by)
     select $1::uuid, $2::uuid, c.id, 1, coalesce((select jsonb_object_agg(group_key, content) from draft_group d where d.tenant_id = $1::uuid and d.case_id = $3::uuid), '{}'), '[]', 'bench',
       (select id from blueprint_version where tenant_id = $1 order by number desc limit 1), $2::uuid::text, c.account_id from cases c where c.tenant_id = $1::uuid and c.id = $3::uuid`,
    [world.tenantId, submission, caseId],
  )
  await client.query(
    `update cases set state = 'submitted', stage_slug = 'first-review', stage_since = now(), version = version + 1, submission_id = $3, number = coalesce(number, 'S' || left($2::uuid::text, 13)),
       blueprint_version_id = (select id from blueprint_version where tenant_id = $1::uuid order by number desc limit 1), submitted_at = now() where tenant_id = $1::uuid and id = $2::uuid`,
    [world.tenantId, caseId, submission],
  )
  await client.query(
    `insert into case_step (tenant_id, id, case_id, case_version, submission_id, action, from_state, to_state, to_stage, actor_label) values ($1, $2, $3, 1, $4, 'submit', 'draft', 'submitted', 'first-review', '压测')`,
    [world.tenantId, randomUUID(), caseId, submission],
  )
  await writeMessages(client, world, caseId, ['sms'])
  await writeEvent(client, world, caseId, 'case.submit')
}

async function writeMessages(
  client: pg.PoolClient,
  world: World,
  caseId: string,
  channels: string[],
): Promise<void> {
  for (const channel of channels) {
    await client.query(
      `insert into message (tenant_id, id, dedupe_key, channel, recipient, case_id, template, variables, text, state) values ($1, $2::uuid, $2::uuid::text, $3, '19900000001', $4, 'bench', '{}', '压测', 'sent')`,
      [world.tenantId, randomUUID(), channel, caseId],
    )
  }
}

async function writeEvent(
  client: pg.PoolClient,
  world: World,
  caseId: string,
  kind: string,
): Promise<void> {
  await client.query(`select append_event($1, 'case', $2, $3, '{"application":"join"}')`, [
    kind,
    caseId,
    world.staffId,
  ])
}
