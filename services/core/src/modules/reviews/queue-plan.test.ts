import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildSite } from '../../testing/build-site.ts'
import { plantCases } from '../../testing/plant-cases.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'
import { countersSql } from './counters-sql.ts'
import { queuePage } from './list-queue.ts'

let test: TestProgram
let site: TestSite
let client: pg.Client

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'many')
  const { account } = await signedInClient(test, site)
  // Most are elsewhere, so that reading all to find some would show.
  const planted = Array.from({ length: 5000 }, (_, at) => ({
    stage: stageOf(at),
    returnedFrom: at % 50 === 3 ? 'review' : 'first',
    branch: at % 2 ? 'north' : 'south',
    since: new Date(Date.now() - at * 60_000),
  }))
  await plantCases(test, site, account, planted)
  const owner = new pg.Client({ connectionString: test.base.ownerUrl })
  await owner.connect()
  await owner.query('analyze cases, submission, case_step')
  await owner.end()
  client = new pg.Client({ connectionString: test.base.appUrl })
  await client.connect()
})

/** One in ten waits for review, two for the sitting; the others went back to their applicants. */
function stageOf(at: number): string | null {
  return at % 10 === 0 ? 'review' : at % 10 < 3 ? 'board' : null
}
afterAll(async () => {
  await client.end()
  await test.stop()
})

type Node = {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Actual Rows'?: number
  Plans?: Node[]
}

/** The plan by which the role that serves reads, under row level security, as a list of its nodes. */
async function planOf(text: string, values: unknown[]): Promise<Node[]> {
  await client.query('begin')
  try {
    await client.query(`select set_config('app.tenant_id', $1, true)`, [site.tenantId])
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (analyze, timing off, format json) ${text}`,
      values,
    )
    return flatten(rows[0]?.['QUERY PLAN'][0]?.Plan)
  } finally {
    await client.query('rollback')
  }
}

function flatten(node: Node | undefined): Node[] {
  return node ? [node, ...(node.Plans ?? []).flatMap(flatten)] : []
}

const nobody = '00000000-0000-0000-0000-000000000000'
const page = (
  branches: string[] | null,
  at: Date | null = null,
  filter: 'all' | 'unclaimed' | 'returned' | 'late' = 'all',
  sort: 'oldest' | 'newest' = 'oldest',
) =>
  queuePage({
    ...{ stage: 'review', application: 'join', branches, filter, sort, search: '', limit: 20 },
    ...{ after: at && { at, id: nobody }, accountId: nobody, lateBefore: new Date() },
  })
const ofCases = (plan: Node[]) =>
  plan.filter(
    (node) => node['Relation Name'] === 'cases' || /^cases_/.test(node['Index Name'] ?? ''),
  )

describe('under row level security, with 5,000 cases', () => {
  it.each<[string, ReturnType<typeof queuePage>]>([
    ['the first page', page(null)],
    ['a later page', page(null, new Date(Date.now() - 3_000 * 60_000))],
    ['a branch’s page', page(['north'])],
    ['what nobody has claimed', page(null, null, 'unclaimed')],
    ['what is late', page(null, null, 'late')],
    ['the newest first', page(null, null, 'all', 'newest')],
  ])(
    '%s is read from the index in order, and no more of it than is shown',
    async (_, { text, values }) => {
      const plan = await planOf(text, values)
      const reads = ofCases(plan)
      expect(reads.map((node) => node['Index Name'])).toEqual([
        expect.stringMatching(/^cases_(branch_)?queue$/),
      ])
      expect(reads[0]?.['Actual Rows']).toBeLessThanOrEqual(42)
      expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan')
    },
  )

  it('what a stage sent back is read from its own index', async () => {
    const { text, values } = page(null, null, 'returned')
    const reads = ofCases(await planOf(text, values))
    expect(reads.map((node) => node['Index Name'])).toEqual(['cases_returned'])
    expect(reads[0]?.['Actual Rows']).toBeLessThanOrEqual(42)
  })

  it('counts read the waiting cases of their stage from the index alone', async () => {
    const scopes = JSON.stringify([
      { at: 0, application: 'join', stage: 'review', branches: null, lateBefore: new Date() },
    ])
    const plan = await planOf(countersSql, [scopes, nobody, new Date()])
    expect(ofCases(plan).map((node) => node['Index Name'] ?? node['Node Type'])).toEqual(
      expect.arrayContaining([expect.stringMatching(/^cases_(branch_)?queue$/)]),
    )
    expect(ofCases(plan).filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([])
    expect(
      plan.filter((node) => node['Relation Name'] === 'case_step').map((node) => node['Node Type']),
    ).not.toContain('Seq Scan')
  })
})
