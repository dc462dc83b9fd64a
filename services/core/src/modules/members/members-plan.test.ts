import { memberFilter, membersInput, type MembersInput } from '@guildhall/contract/members'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../testing/build-site.ts'
import { plantMembers } from '../../testing/plant-members.ts'
import { createTestDeps, type TestDeps, type TestSite } from '../../testing/start-test-program.ts'
import { memberCounting } from './count-members.ts'
import { readSearch } from './find-members.ts'
import { membersPage } from './list-members.ts'

const MANY = 20_000

let test: TestDeps
let site: TestSite
let client: pg.Client

beforeAll(async () => {
  test = await createTestDeps()
  site = await buildSite(test, 'many')
  await plantMembers(test, site, Array.from({ length: MANY }, asMember))
  const owner = new pg.Client({ connectionString: test.base.ownerUrl })
  await owner.connect()
  await owner.query('analyze member, member_gram, membership_period, membership_sanction, party')
  await owner.end()
  client = new pg.Client({ connectionString: test.base.appUrl })
  await client.connect()
}, 120_000)
afterAll(async () => {
  await client.end()
  await test.stop()
})

/** Short names of few words, with endings alike; one in a thousand is what is looked for. */
function asMember(_: unknown, at: number) {
  const [places, trades] = ['京沪津渝冀晋', '火水核风光']
  const own = at % 1_000 === 7 ? '瑶池' : at.toString(36)
  return {
    name: `${places[at % 6]}${own}${trades[at % 5]}电公司`,
    number: `2020${String(at).padStart(6, '0')}`,
    branch: at % 2 ? 'north' : 'south',
    periods: at % 3 ? [{ from: '2020-01-01', to: '2999-01-01' }] : [],
  }
}

type Node = {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  Plans?: Node[]
}

/** The plan by which the role that serves reads, under row level security, as a list of its nodes. */
async function planOf({ text, values }: { text: string; values: unknown[] }): Promise<Node[]> {
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

const sql = () => test.deps.database.tenantSql(site.tenantId)
const page = async (
  change: Partial<MembersInput> = {},
  after: { value: string; id: string } | null = null,
) => {
  const asked = membersInput.parse(change)
  const search = await readSearch(sql(), asked.search)
  return membersPage({ ...asked, after }, search, '2026-06-01')
}

const small = ['title', 'branch', 'membership_sanction']

/** The big tables that are read from end to end. */
const readWhole = (plan: Node[]) =>
  plan
    .filter((node) => node['Node Type'] === 'Seq Scan')
    .map((node) => node['Relation Name'])
    .filter((name) => !small.includes(name ?? ''))

/** Rows that were read of members, all loops together. */
const membersRead = (plan: Node[]) =>
  plan
    .filter(
      (node) =>
        node['Relation Name'] === 'member' ||
        /^member_(by|pkey|tenant)/.test(node['Index Name'] ?? ''),
    )
    .reduce((sum, node) => sum + (node['Actual Rows'] ?? 0) * (node['Actual Loops'] ?? 1), 0)

const nobody = '00000000-0000-7000-8000-000000000000'

describe(`under row level security, with ${MANY} members`, () => {
  it.each<[string, Partial<MembersInput>, { value: string; id: string } | null]>([
    ['by number', {}, null],
    ['by number, further down', {}, { value: '2020015000', id: nobody }],
    ['by name', { sort: 'name' }, null],
    [
      'by name, backwards from the middle',
      { sort: 'name', descending: true },
      { value: '津', id: nobody },
    ],
    ['by the day of joining', { sort: 'joined' }, { value: '2026-01-01', id: nobody }],
    ['one branch', { branch: ['north'] }, null],
    ['the active ones', { status: ['active'] }, null],
    ['a fragment that most have', { search: '公司' }, null],
    ['initials that most have', { search: 'dgs' }, null],
  ])('a page %s reads hardly more members than it shows', async (_, change, after) => {
    const plan = await planOf(await page(change, after))
    expect(readWhole(plan)).toEqual([])
    expect(membersRead(plan)).toBeLessThanOrEqual(500)
  })

  it.each([
    ['a rare fragment', '瑶池'],
    ['rare pinyin', 'yaochi'],
    ['rare initials', 'ycfd'],
    ['a number', '2020015001'],
    ['the end of a number', '5001'],
    ['a mobile that nobody has', '18900000000'],
    ['what nobody is called', '蓬莱'],
  ])('%s is found by grams, without reading all members', async (_, search) => {
    const plan = await planOf(await page({ search }))
    expect(plan.map((node) => node['Index Name'])).toContain('member_gram_pkey')
    expect(readWhole(plan)).toEqual([])
    expect(membersRead(plan)).toBeLessThanOrEqual(1_000)
  })

  it('those under a sanction are read from the sanctions', async () => {
    const plan = await planOf(await page({ status: ['suspended', 'expelled'] }))
    expect(membersRead(plan)).toBeLessThanOrEqual(200)
  })

  it('counts are one pass over the members', async () => {
    const counting = memberCounting(memberFilter.parse({}), null, '2026-06-01')
    const { rows } = await sql().query<{ status: string; count: number }>(
      counting.text,
      counting.values,
    )
    expect(Object.fromEntries(rows.map(({ status, count }) => [status, count]))).toEqual({
      ...{ active: 13_333, upcoming: 6_667 },
    })
    const loops = (await planOf(counting)).map((node) => node['Actual Loops'] ?? 1)
    expect(Math.max(...loops)).toBeLessThanOrEqual(2)
  })
})
