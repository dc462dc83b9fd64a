import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let north: Applicant
let south: Applicant
let office: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'branches')
  north = await buildStaff(test, site, 'branch-reviewer', { branch: 'north', userName: '同名' })
  south = await buildStaff(test, site, 'branch-reviewer', { branch: 'south', userName: '同名' })
  office = await buildStaff(test, site, 'reviewer')
})
afterAll(() => test.stop())

const at = { application: 'join', stage: 'branch-review' }
const idsAt = async ({ api }: Applicant, stage: string) =>
  (await api.review.queue.query({ ...at, stage })).rows.map(({ id }) => id)

describe('a branch’s reviewer', () => {
  it('sees and decides the own branch’s cases, and not that others exist', async () => {
    const { caseId } = await buildSubmitted(test, site, { branch: 'north' })
    expect(await idsAt(north, 'branch-review')).toContain(caseId)
    expect(await idsAt(south, 'branch-review')).not.toContain(caseId)
    const seen = await north.api.review.open.query({ caseId })
    const input = {
      caseId,
      version: seen.row.version,
      decision: 'pass' as const,
      reason: '',
      seenHash: seen.submission.contentHash,
    }
    const missing = { ...input, caseId: crypto.randomUUID() }
    for (const { api } of [south, office]) {
      expect(await refusalOf(api.review.open.query({ caseId }))).toEqual(
        await refusalOf(api.review.open.query({ caseId: missing.caseId })),
      )
      expect(await refusalOf(api.review.decide.mutate(input))).toEqual(
        await refusalOf(api.review.decide.mutate(missing)),
      )
      expect((await refusalOf(api.review.claim.mutate({ caseId }))).code).toBe('not-found')
      expect((await refusalOf(api.review.release.mutate({ caseId }))).code).toBe('not-found')
      expect(
        (await refusalOf(api.review.saveRemark.mutate({ caseId, path: '', text: '看' }))).code,
      ).toBe('not-found')
    }
    await north.api.review.decide.mutate(input)
    expect(await idsAt(office, 'review')).toContain(caseId)
    expect((await refusalOf(north.api.review.open.query({ caseId }))).code).toBe('not-found')
  })

  it('finds in 已办 the own decisions, and no colleague’s of the same name elsewhere', async () => {
    const { caseId } = await buildSubmitted(test, site, { branch: 'south' })
    await decide(south, caseId)
    const decided = async ({ api }: Applicant, mine: boolean) =>
      (await api.review.decided.query({ mine })).rows.map(({ id }) => id)
    expect(await decided(south, true)).toContain(caseId)
    expect(await decided(north, true)).not.toContain(caseId)
    expect(await decided(north, false)).not.toContain(caseId)
    expect(await decided(office, false)).toContain(caseId)
  })

  it('counts today’s decisions of the own branch alone', async () => {
    const before = (await north.api.review.counters.query({})).decidedToday
    const { caseId } = await buildSubmitted(test, site, { branch: 'south' })
    await decide(south, caseId, 'reject', '不符合条件')
    expect((await north.api.review.counters.query({})).decidedToday).toEqual(before)
    const { decidedToday } = await south.api.review.counters.query({})
    expect(decidedToday.mine).toBeGreaterThan(0)
    expect(decidedToday.all).toBeGreaterThanOrEqual(decidedToday.mine)
  })
})

describe('another association’s staff', () => {
  it('are told of a case here what they are told of none', async () => {
    const { caseId } = await buildSubmitted(test, site, { branch: 'north' })
    const abroad = await buildStaff(test, test.sites[0], 'administrator')
    const none = await refusalOf(abroad.api.review.open.query({ caseId: crypto.randomUUID() }))
    expect(await refusalOf(abroad.api.review.open.query({ caseId }))).toEqual(none)
  })
})
