import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { plantCases } from '../../testing/plant-cases.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let applicant: Applicant
let client: pg.Client

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
  applicant = await signedInClient(test, site)
  client = new pg.Client({ connectionString: test.base.appUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await test.stop()
})

/** Runs statements as the role that serves, in one transaction, and answers the SQLSTATE that stopped it. */
async function refusedWith(...statements: [string, unknown[]?][]): Promise<string | null> {
  await client.query('begin')
  try {
    await client.query(`select set_config('app.tenant_id', $1, true)`, [site.tenantId])
    for (const [statement, values] of statements) await client.query(statement, values)
    await client.query('commit')
    return null
  } catch (error) {
    await client.query('rollback')
    return error instanceof pg.DatabaseError ? (error.code ?? '') : String(error)
  }
}

const waiting = async () =>
  (
    await plantCases(test, site, applicant.account, [{ stage: 'first-review', since: new Date() }])
  )[0] ?? ''
const returned = async () =>
  (await plantCases(test, site, applicant.account, [{ stage: null, since: new Date() }]))[0] ?? ''
const step = (caseId: string, version: number): [string, unknown[]] => [
  `insert into case_step (id, case_id, case_version, action, from_state, to_state, actor_label) values ($1, $2, $3, 'x', '', '', '')`,
  [randomUUID(), caseId, version],
]
/** A certified version of the case's party. */
const certified = (caseId: string): [string, unknown[]] => [
  `with made as (insert into identity (id, party_id, type_slug)
     select gen_random_uuid(), party_id, identity_type_slug from cases where id = $1::uuid returning id)
   insert into identity_version (id, identity_id, number, case_id, answers)
   select gen_random_uuid(), made.id, 1, $1::uuid, '{}' from made`,
  [caseId],
]
const move = (caseId: string, to: string): [string, unknown[]] => [
  `update cases set ${to} where id = $1`,
  [caseId],
]

describe('the database, past every program, refuses', () => {
  it('GH001: a case that begins anywhere but as a draft', async () => {
    const insert = (state: string, version: number, stage: string | null): [string, unknown[]] => [
      `insert into cases (id, application, kind, identity_type_slug, party_id, account_id, party_name, state, version, stage_slug, submission_id, number, blueprint_version_id)
       select $1::uuid, application, kind, identity_type_slug, party_id, account_id, party_name, $2, $3, $4, submission_id, $1::text, blueprint_version_id from cases limit 1`,
      [randomUUID(), state, version, stage],
    ]
    await waiting()
    expect(await refusedWith(insert('approved', 0, null))).toBe('GH001')
    expect(await refusedWith(insert('draft', 3, null))).toBe('GH001')
  })

  it('GH002: any change of a closed case', async () => {
    const caseId = await waiting()
    const close = move(caseId, `state = 'rejected', stage_slug = null, version = version + 1`)
    expect(await refusedWith(close, step(caseId, 2))).toBeNull()
    expect(await refusedWith(move(caseId, `party_name = 'x'`))).toBe('GH002')
    expect(
      await refusedWith(move(caseId, `state = 'draft', version = version + 1`), step(caseId, 3)),
    ).toBe('GH002')
  })

  it('GH003: a way that the table of moves does not have', async () => {
    const caseId = await returned()
    for (const state of ['approved', 'rejected', 'draft']) {
      expect(
        await refusedWith(
          move(caseId, `state = '${state}', version = version + 1`),
          step(caseId, 3),
        ),
      ).toBe('GH003')
    }
  })

  it('GH004: a move without the next version, and versions with gaps', async () => {
    const caseId = await waiting()
    for (const version of ['version', 'version + 2', 'version - 1']) {
      expect(
        await refusedWith(
          move(caseId, `stage_slug = 'board', version = ${version}`),
          step(caseId, 2),
          step(caseId, 3),
        ),
      ).toBe('GH004')
    }
    expect(await refusedWith(move(caseId, 'version = version + 2'), step(caseId, 3))).toBe('GH004')
  })

  it('GH005: another party, application, identity type or kind for a case', async () => {
    const caseId = await waiting()
    for (const change of [
      `application = 'other'`,
      `kind = 'certify'`,
      `party_id = (select party_id from cases where id <> '${caseId}' limit 1)`,
    ]) {
      expect(await refusedWith(move(caseId, change))).toBe('GH005')
    }
  })

  it('GH006: a move that leaves no step in the timeline', async () => {
    const caseId = await waiting()
    const on = move(caseId, `stage_slug = 'board', version = version + 1`)
    expect(await refusedWith(on)).toBe('GH006')
    expect(await refusedWith(on, step(caseId, 7))).toBe('GH006')
    expect(await refusedWith(on, step(caseId, 2))).toBeNull()
  })

  it('GH007: an entry that does not balance', async () => {
    const post = (entry: string, ledger: string, fen: number): [string, unknown[]] => [
      `insert into posting (id, entry_id, ledger, amount_fen) values ($1, $2, $3, $4)`,
      [randomUUID(), entry, ledger, fen],
    ]
    const entry = randomUUID()
    expect(
      await refusedWith(post(entry, 'dues-receivable', 100), post(entry, 'dues-income', -99)),
    ).toBe('GH007')
    expect(await refusedWith(post(entry, 'dues-receivable', 100))).toBe('GH007')
    expect(
      await refusedWith(post(entry, 'dues-receivable', 100), post(entry, 'dues-income', -100)),
    ).toBeNull()
    expect(await refusedWith(post(entry, 'bank', 5))).toBe('GH007')
  })

  it('a second open case of the same kind, states and stages that don’t go together, numbers used twice', async () => {
    const caseId = await waiting()
    const twin = `insert into cases (id, application, kind, identity_type_slug, party_id, account_id, party_name)
      select $2, application, kind, identity_type_slug, party_id, account_id, party_name from cases where id = $1`
    expect(await refusedWith([twin, [caseId, randomUUID()]])).toBe('23505')
    expect(
      await refusedWith(move(caseId, `stage_slug = null, version = version + 1`), step(caseId, 2)),
    ).toBe('23514')
    const other = await waiting()
    expect(
      await refusedWith([
        `update cases set number = (select number from cases where id = $1) where id = $2`,
        [caseId, other],
      ]),
    ).toBe('23505')
  })

  it('to change or forget what was frozen', async () => {
    const caseId = await waiting()
    for (const table of [
      'submission',
      'case_step',
      'form_print',
      'event',
      'bill',
      'posting',
      'blueprint_version',
      'consent',
    ]) {
      for (const statement of [
        `update ${table} set tenant_id = tenant_id`,
        `delete from ${table}`,
      ]) {
        expect([statement, await refusedWith([statement])]).toEqual([statement, '42501'])
      }
    }
    for (const table of ['cases', 'certificate', 'message', 'meeting', 'account'])
      expect(await refusedWith([`delete from ${table}`])).toBe('42501')
    // What an import made may go again with it; what was certified, or has a case, stays.
    expect(await refusedWith(['update identity_version set tenant_id = tenant_id'])).toBe('42501')
    expect(await refusedWith(certified(caseId), ['delete from identity_version'])).toBe('GH013')
    expect(await refusedWith(['delete from party'])).toBe('23001')
    expect(
      await refusedWith([`update cases set party_name = party_name where id = $1`, [caseId]]),
    ).toBeNull()
  })
})

describe('the sequence of events', () => {
  it('has no gap and one chain after a storm of submissions and decisions, many refused', async () => {
    const reviewers = await Promise.all(
      [1, 2].map(() => buildStaff(test, site, 'membership-reviewer')),
    )
    const cases = await Promise.all(Array.from({ length: 6 }, () => buildSubmitted(test, site)))
    await Promise.allSettled(
      cases.flatMap(({ caseId, applicant: { api } }, at) => [
        ...reviewers.flatMap((reviewer) => [
          reviewer.api.review.claim.mutate({ caseId }),
          decide(reviewer, caseId, at % 2 ? 'pass' : 'reject', '理由'),
        ]),
        api.cases.withdraw.mutate({ caseId, version: 1 }),
        api.cases.recall.mutate({ caseId, version: 1 }),
      ]),
    )
    const { rows } = await test.deps.database
      .tenantSql(site.tenantId)
      .query<{ count: number; last: number; broken: number | null }>(
        `select count(*)::int as count, max(seq)::int as last, broken_event()::int as broken, (select seq::int from event_head) as head from event`,
      )
    expect(rows[0]).toMatchObject({ broken: null, last: rows[0]?.count, head: rows[0]?.count })
    const steps = await test.deps.database
      .tenantSql(site.tenantId)
      .query(
        `select c.id from cases c where c.version <> (select count(*) from case_step s where s.case_id = c.id)`,
      )
    expect(steps.rows).toEqual([])
  })

  it('shows the first entry that was altered, left out or slipped in', async () => {
    const owner = new pg.Client({ connectionString: test.base.ownerUrl })
    await owner.connect()
    const tampered = async (...statements: string[]) => {
      await owner.query('begin')
      await owner.query(`select set_config('app.tenant_id', $1, true)`, [site.tenantId])
      for (const statement of statements) await owner.query(statement)
      const { rows } = await owner.query<{ broken: string | null }>(
        'select broken_event() as broken',
      )
      await owner.query('rollback')
      return rows[0]?.broken === null ? null : Number(rows[0]?.broken)
    }
    expect(await tampered()).toBeNull()
    expect(await tampered(`update event set facts = facts || '{"x": 1}' where seq = 5`)).toBe(5)
    expect(await tampered(`update event set actor_id = gen_random_uuid() where seq = 6`)).toBe(6)
    expect(await tampered(`update event set at = at + interval '1 second' where seq = 7`)).toBe(7)
    expect(await tampered('delete from event where seq = 8')).toBe(9)
    const swap = [
      'update event set seq = 0 where seq = 9',
      'update event set seq = 9 where seq = 10',
      'update event set seq = 10 where seq = 0',
    ]
    expect(await tampered(...swap)).toBe(9)
    await owner.end()
  })
})
