import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleBlueprint } from '@guildhall/domain/blueprint/testing/example-blueprint'
import { signedInClient } from '../../testing/build-account.ts'
import type { Applicant } from '../../testing/build-case.ts'
import { buildSite, publish } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { plantCases, type Planted } from '../../testing/plant-cases.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let applicant: Applicant

beforeAll(async () => {
  test = await startTestProgram()
})
afterAll(() => test.stop())

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const filters = ['all', 'mine', 'unclaimed', 'resubmitted', 'late', 'returned'] as const
type Filter = (typeof filters)[number]
const application = 'join'

async function newSite(slug: string): Promise<TestSite> {
  const site = await buildSite(test, slug)
  applicant = await signedInClient(test, site)
  return site
}

async function readAll(
  { api }: Applicant,
  stage: string,
  {
    filter = 'all',
    search = '',
    limit = 7,
    branch = null,
    sort = 'oldest',
  }: {
    filter?: Filter
    search?: string | undefined
    limit?: number
    branch?: string | null
    sort?: 'oldest' | 'newest'
  } = {},
) {
  const rows = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof api.review.queue.query>> = await api.review.queue.query({
      application,
      stage,
      filter,
      search,
      limit,
      branch,
      sort,
      cursor,
    })
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor)
  return rows
}

describe('the queue', () => {
  it('pages oldest first, each case once, though cases come and go between pages', async () => {
    const site = await newSite('paging')
    const reviewer = await buildStaff(test, site, 'reviewer')
    // Many of the same instant: the id decides between them.
    const ids = await plantCases(
      test,
      site,
      applicant.account,
      Array.from({ length: 45 }, (_, at) => ({
        stage: 'review',
        since: ago(500 - Math.floor(at / 9)),
      })),
    )
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof reviewer.api.review.queue.query>> =
        await reviewer.api.review.queue.query({ application, stage: 'review', limit: 10, cursor })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next
      await plantCases(test, site, applicant.account, [
        { stage: 'review', since: ago(900) },
        { stage: 'review', since: ago(1) },
      ])
    } while (cursor)
    const known = seen.filter((id) => ids.includes(id))
    expect(new Set(known)).toEqual(new Set(ids))
    expect(new Set(seen).size).toBe(seen.length)
    const since = (await readAll(reviewer, 'review')).map((row) => `${row.stageSince}${row.id}`)
    expect(since).toEqual(since.toSorted())
  })

  it('begins anew with a cursor that is none of ours', async () => {
    const site = await newSite('cursors')
    const reviewer = await buildStaff(test, site, 'reviewer')
    await plantCases(test, site, applicant.account, [{ stage: 'review', since: ago(5) }])
    for (const cursor of [
      'x',
      '1_------------------------------------',
      "1_' or 1=1 --",
      '99999999999999999_0',
      '\u0000',
      '9'.repeat(120),
    ]) {
      expect(
        (await reviewer.api.review.queue.query({ application, stage: 'review', cursor })).rows,
      ).toHaveLength(1)
    }
    const far = `99999999999999_${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}`
    expect(
      (await reviewer.api.review.queue.query({ application, stage: 'review', cursor: far })).rows,
    ).toEqual([])
  })

  it('finds by a fragment of the name or the number, and takes signs for signs', async () => {
    const site = await newSite('searching')
    const reviewer = await buildStaff(test, site, 'reviewer')
    const names = ['北辰电力建设', '南辰电力%建设', '中核_工程']
    await plantCases(
      test,
      site,
      applicant.account,
      names.map((partyName) => ({ stage: 'review', since: ago(5), partyName })),
    )
    const find = async (search: string) =>
      (await readAll(reviewer, 'review', { search })).map(({ partyName }) => partyName).toSorted()
    expect(await find('电力')).toEqual(['北辰电力建设', '南辰电力%建设'])
    expect(await find('%')).toEqual(['南辰电力%建设'])
    expect(await find('_')).toEqual(['中核_工程'])
    expect(await find("' or '1'='1")).toEqual([])
    expect(await find('\u0000电力\ud800')).toHaveLength(2)
    const [row] = await readAll(reviewer, 'review')
    expect(await readAll(reviewer, 'review', { search: row?.number.slice(-12) })).toEqual([row])
  })

  it('of a stage that one does not decide reads like a missing one', async () => {
    const site = await newSite('scopes')
    const reviewer = await buildStaff(test, site, 'reviewer')
    for (const stage of ['branch-review', 'board', 'no-such']) {
      expect((await refusalOf(reviewer.api.review.queue.query({ application, stage }))).code).toBe(
        'not-found',
      )
    }
    for (const input of [
      {},
      { application, stage: 'review', limit: 101 },
      { application, stage: 'review', filter: 'other' },
    ]) {
      const answer = await reviewer.send({
        path: `/trpc/review.queue?input=${encodeURIComponent(JSON.stringify(input))}`,
      })
      expect(answer.status).toBe(400)
    }
    expect(
      (await refusalOf(applicant.api.review.queue.query({ application, stage: 'review' }))).code,
    ).toBe('not-found')
    expect(
      (await refusalOf(test.visitor(site).api.review.queue.query({ application, stage: 'review' })))
        .code,
    ).toBe('session.required')
  })
})

describe('counters and queue', () => {
  it('agree under every filter, for everyone, whatever waits', async () => {
    let sites = 0
    const planted = fc.record<Planted>({
      stage: fc.constantFrom('branch-review', 'review', 'board', null),
      branch: fc.constantFrom('north', 'south', null),
      since: fc.integer({ min: 1, max: 60_000 }).map(ago),
      submission: fc.integer({ min: 1, max: 3 }),
      claimMinutes: fc.constantFrom(-5, 15),
    })
    const claimed = fc.tuple(planted, fc.constantFrom('me', 'colleague', null))
    await fc.assert(
      fc.asyncProperty(fc.array(claimed, { maxLength: 40 }), async (cases) => {
        sites += 1
        const site = await newSite(`agree-${sites}`)
        const [me, colleague, north, secretary] = await Promise.all([
          buildStaff(test, site, 'reviewer'),
          buildStaff(test, site, 'reviewer'),
          buildStaff(test, site, 'branch-reviewer', { branch: 'north' }),
          buildStaff(test, site, 'secretary'),
        ])
        const holders = { me: me.account.id, colleague: colleague.account.id }
        const rows = cases.map(([row, by]) => ({
          ...row,
          claimedBy: by && row.stage ? holders[by] : null,
        }))
        await plantCases(test, site, applicant.account, rows)
        for (const person of [me, north, secretary])
          for (const branch of [null, 'north']) await expectAgreement(person, branch)
        const { stages } = await me.api.review.counters.query({})
        const mine = rows.filter(
          ({ stage, claimedBy, claimMinutes = 0 }) =>
            stage === 'review' && claimedBy === me.account.id && claimMinutes > 0,
        )
        expect(stages).toMatchObject([
          {
            stage: 'review',
            mine: mine.length,
            waiting: rows.filter(({ stage }) => stage === 'review').length,
          },
        ])
        const branchRows = rows.filter(
          ({ stage, branch }) => stage === 'branch-review' && branch === 'north',
        )
        expect((await north.api.review.counters.query({})).stages).toMatchObject([
          { stage: 'branch-review', waiting: branchRows.length },
        ])
      }),
      { numRuns: 5 },
    )
  }, 60_000)

  async function expectAgreement(person: Applicant, branch: string | null) {
    const { stages } = await person.api.review.counters.query({ branch })
    expect(stages).toHaveLength(1)
    for (const stage of stages) {
      const counts = {
        all: stage.waiting,
        mine: stage.mine,
        unclaimed: stage.unclaimed,
        resubmitted: stage.resubmitted,
        late: stage.late,
        returned: stage.returned,
      }
      for (const filter of filters) {
        const rows = await readAll(person, stage.stage, { filter, branch, limit: 100 })
        expect([filter, rows.length]).toEqual([filter, counts[filter]])
        if (filter === 'all') expect(rows[0]?.waited ?? null).toBe(stage.oldestWaited)
        if (filter === 'late')
          expect(rows.every((row) => row.waited > (row.promised ?? Infinity))).toBe(true)
        if (filter !== 'all' || branch !== null) continue
        const newest = await readAll(person, stage.stage, { branch, sort: 'newest', limit: 25 })
        expect(newest.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toReversed())
      }
    }
  }

  it('tell of nothing where nothing waits, and of today’s decisions only what one may see', async () => {
    const site = await newSite('nothing')
    const reviewer = await buildStaff(test, site, 'reviewer')
    expect(await reviewer.api.review.counters.query({})).toMatchObject({
      stages: [
        {
          waiting: 0,
          mine: 0,
          unclaimed: 0,
          resubmitted: 0,
          returned: 0,
          oldestWaited: null,
          late: 0,
        },
      ],
      decidedToday: { mine: 0, all: 0 },
    })
  })
})

describe('stages that the blueprint in force no longer has', () => {
  it('stay in view while cases wait there, and go with the last of them', async () => {
    const site = await newSite('renamed')
    const reviewer = await buildStaff(test, site, 'reviewer')
    await plantCases(test, site, applicant.account, [{ stage: 'review', since: ago(5) }])
    const renamed = exampleBlueprint((blueprint) => {
      for (const stage of blueprint.applications[0]?.workflow.stages ?? [])
        if (stage.slug === 'review') stage.slug = 'office-review'
    })
    await publish(test, site, renamed)
    const { stages } = await reviewer.api.review.counters.query({})
    expect(stages.map(({ stage, waiting }) => [stage, waiting])).toEqual([
      ['office-review', 0],
      ['review', 1],
    ])
    const [row] = await readAll(reviewer, 'review')
    expect((await reviewer.api.review.open.query({ caseId: row?.id ?? '' })).can.decisions).toEqual(
      ['pass', 'return', 'reject'],
    )
    await reviewer.api.review.decide.mutate({
      caseId: row?.id ?? '',
      version: 1,
      decision: 'reject',
      reason: '不符合',
      seenHash: row?.number ?? '',
    })
    expect((await reviewer.api.review.counters.query({})).stages.map(({ stage }) => stage)).toEqual(
      ['office-review'],
    )
  })
})
