import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@guildhall/domain/time/civil-date'
import {
  buildDraft,
  buildSubmitted,
  decide,
  submit,
  type Applicant,
} from '../../testing/build-case.ts'
import { buildSite } from '../../testing/build-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { todayOf } from '../../kernel/dates.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite

beforeAll(async () => {
  test = await startTestProgram()
  site = await buildSite(test, 'deputies', (blueprint) => {
    blueprint.roles.push({ slug: 'clerk', label: '干事', permissions: ['cases.decide'] })
    blueprint.roles
      .find(({ slug }) => slug === 'branch-reviewer')
      ?.permissions.push('cases.see-all', 'staff.manage')
  })
})
afterAll(() => test.stop())

const today = () => todayOf(test.clock)
const staff = (role: string, userName: string, branch: string | null = null) =>
  buildStaff(test, site, role, { userName, branch })
const name = ({ api }: Applicant, deputy: Applicant, days = 3, from = today()) =>
  api.deputies.name.mutate({
    accountId: deputy.account.id,
    from,
    through: addDays(from, days - 1),
  })
const northern = (wishes = {}) => buildSubmitted(test, site, { branch: 'north', ...wishes })
const sees = async ({ api }: Applicant) =>
  (await api.review.counters.query({})).stages.map(({ stage }) => stage)
const mine = ({ api }: Applicant) => api.deputies.list.query({})

describe('a deputy', () => {
  it('decides at the stage meanwhile, for the branch alone, and the timeline says for whom', async () => {
    const north = await staff('branch-reviewer', '北方审核员', 'north')
    const deputy = await staff('clerk', '王干事')
    const { caseId } = await northern()
    expect((await refusalOf(deputy.api.review.open.query({ caseId }))).code).toBe('not-found')
    await name(north, deputy)
    expect(await sees(deputy)).toEqual(['branch-review'])
    const southern = await buildSubmitted(test, site, { branch: 'south' })
    expect((await refusalOf(deputy.api.review.open.query({ caseId: southern.caseId }))).code).toBe(
      'not-found',
    )
    expect(await deputy.api.review.open.query({ caseId })).toMatchObject({
      decidesFor: '北方审核员',
    })
    await decide(deputy, caseId)
    const { steps } = await north.api.review.open.query({ caseId })
    expect(steps.at(-1)).toMatchObject({ action: 'pass', by: '王干事（代北方审核员）' })
    expect(await mine(north)).toMatchObject({ named: [{ name: '王干事', runs: true }] })
    expect(await mine(deputy)).toMatchObject({ standing: [{ name: '北方审核员', runs: true }] })
  })

  it('gets the right to decide and nothing else of the role', async () => {
    const north = await staff('branch-reviewer', '北方', 'north')
    const deputy = await staff('clerk', '干事')
    await name(north, deputy)
    const { viewer } = await deputy.api.site.get.query({})
    expect(viewer).toMatchObject({ permissions: ['cases.decide'], roles: ['干事'] })
  })

  it('stands in on the days named, and ends by itself', async () => {
    const north = await staff('branch-reviewer', '北方', 'north')
    const deputy = await staff('clerk', '干事')
    await name(north, deputy, 2, addDays(today(), 1))
    expect(await sees(deputy)).toEqual([])
    expect(await mine(deputy)).toMatchObject({ standing: [{ runs: false }] })
    test.clock.advance(86_400_000)
    expect(await sees(deputy)).toEqual(['branch-review'])
    test.clock.advance(2 * 86_400_000)
    expect(await sees(deputy)).toEqual([])
    expect((await mine(north)).named).toEqual([])
  })

  it('is taken back at once, by either; a role that ends takes the deputy’s right with it', async () => {
    const north = await staff('branch-reviewer', '北方', 'north')
    const deputy = await staff('clerk', '干事')
    const third = await staff('clerk', '旁人')
    for (const either of [north, deputy]) {
      await name(north, deputy)
      const [term] = (await mine(north)).named
      const end = ({ api }: Applicant) => api.deputies.end.mutate({ deputyId: term?.id ?? '' })
      expect((await refusalOf(end(third))).code).toBe('not-found')
      await Promise.all([end(either), end(either)])
      expect(await sees(deputy)).toEqual([])
    }
    await name(north, deputy)
    const grants = test.deps.database.tenantDb(site.tenantId).roleGrant
    const end = ({ account }: Applicant) =>
      grants.updateMany({ where: { accountId: account.id }, data: { endedAt: new Date() } })
    await end(deputy)
    expect((await refusalOf(sees(deputy))).code).toBe('not-found')
    const other = await staff('clerk', '又一干事')
    const second = await staff('branch-reviewer', '北方二', 'north')
    await name(second, other)
    await end(second)
    expect(await sees(other)).toEqual([])
  })

  it('passes nothing on', async () => {
    const north = await staff('branch-reviewer', '北方', 'north')
    const deputy = await staff('clerk', '干事')
    const third = await staff('clerk', '第三人')
    await name(north, deputy)
    await name(deputy, third)
    expect(await sees(third)).toEqual([])
  })

  it('decides neither on the own unit nor on that of whom they stand in for', async () => {
    const north = await staff('branch-reviewer', '北方', 'north')
    const deputy = await staff('clerk', '干事')
    await name(north, deputy)
    for (const applicant of [north, deputy]) {
      const own = await buildDraft(test, site, { applicant, branch: 'north' })
      await submit(own)
      expect((await refusalOf(decide(deputy, own.caseId))).code).toBe('case.action-not-allowed')
    }
  })
})

describe('naming a deputy', () => {
  it('takes a colleague of the same association, other than oneself', async () => {
    const north = await staff('branch-reviewer', '北方', 'north')
    const { applicant } = await northern()
    const [elsewhere] = test.sites
    const stranger = await buildStaff(test, elsewhere, 'membership-reviewer')
    for (const nobody of [north, applicant, stranger])
      expect((await refusalOf(name(north, nobody))).code).toBe('deputy.not-colleague')
    expect((await refusalOf(name(applicant, north))).code).toBe('not-found')
    const listed = (await mine(north)).colleagues.map(({ accountId }) => accountId)
    expect(listed).not.toContain(stranger.account.id)
    expect(listed).not.toContain(north.account.id)
  })

  it('wants days in order, not over, and one deputy at a time', async () => {
    const north = await staff('branch-reviewer', '北方', 'north')
    const deputy = await staff('clerk', '干事')
    for (const [days, from] of [
      [0, today()],
      [2, addDays(today(), -5)],
      [500, today()],
    ] as const)
      expect((await refusalOf(name(north, deputy, days, from))).code).toBe('deputy.dates')
    const sent = await Promise.allSettled([name(north, deputy), name(north, deputy)])
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await refusalOf(name(north, deputy, 1, addDays(today(), 2)))).code).toBe(
      'deputy.overlaps',
    )
    await name(north, deputy, 1, addDays(today(), 3))
  })
})
