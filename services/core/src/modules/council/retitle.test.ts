import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@guildhall/domain/time/civil-date'
import { applicationOf } from '../../kernel/blueprint-store.ts'
import { todayOf } from '../../kernel/dates.ts'
import {
  decide,
  handInPapers,
  submit,
  type Applicant,
  type BuiltCase,
} from '../../testing/build-case.ts'
import { buildMember } from '../../testing/build-member.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import {
  startTestProgram,
  type TestProgram,
  type TestSite,
} from '../../testing/start-test-program.ts'

let test: TestProgram
let site: TestSite
let administrator: Applicant
let secretary: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  site = test.sites[0]
  administrator = await buildStaff(test, site, 'administrator', { userName: '沈管理' })
  secretary = await buildStaff(test, site, 'board-secretary')
})
afterAll(() => test.stop())

const today = () => todayOf(test.deps.clock)
const titleOf = async (memberId: string) =>
  (
    await test.deps.database
      .tenantDb(site.tenantId)
      .member.findFirstOrThrow({ where: { id: memberId } })
  ).titleSlug

/** A 级别调整 filled in with its resolution, not submitted yet. */
async function file(memberId: string, title: string, from: string): Promise<BuiltCase> {
  const { api } = administrator
  const { caseId } = await api.council.startRetitle.mutate({ memberId })
  const answers = {
    title: { title, from },
    resolution: { name: '第三次理事会决议', date: '2026-10-30', reference: '' },
  }
  const { groups } = await api.cases.get.query({ caseId })
  for (const [groupKey, content] of Object.entries(answers))
    await api.cases.saveGroup.mutate({
      ...{ caseId, groupKey, content },
      version: groups[groupKey]?.version ?? 0,
    })
  const blueprint = await test.deps.blueprints.current(site.tenantId)
  const spec = applicationOf(blueprint, 'retitle')
  const built = { caseId, applicant: administrator, answers, spec, site, test }
  await handInPapers(built)
  return built
}

describe('级别调整', () => {
  it('is filed by the staff and takes effect once a second person has passed it', async () => {
    const { memberId } = await buildMember(test, site)
    const built = await file(memberId, 'council', today())
    await submit(built)
    expect((await refusalOf(decide(administrator, built.caseId))).code).toBe(
      'case.action-not-allowed',
    )
    expect(await titleOf(memberId)).toBe('ordinary')
    await decide(secretary, built.caseId)
    expect(await titleOf(memberId)).toBe('council')
    const { rows } = await secretary.api.council.body.query({ body: 'council' })
    expect(rows.map((row) => row.memberId)).toContain(memberId)
  })

  it('may begin on the very day of the last change, which then gives way', async () => {
    const { memberId } = await buildMember(test, site, { joinedOn: today() })
    const built = await file(memberId, 'council', today())
    await submit(built)
    await decide(secretary, built.caseId)
    expect(await titleOf(memberId)).toBe('council')
    const holdings = await test.deps.database
      .tenantDb(site.tenantId)
      .titleHolding.findMany({ where: { memberId } })
    expect(holdings).toMatchObject([{ titleSlug: 'council', caseId: built.caseId, toDate: null }])
  })

  it('waits for its day, and can’t reach back before the last change', async () => {
    const { memberId } = await buildMember(test, site)
    const later = await file(memberId, 'council', addDays(today(), 20))
    await submit(later)
    await decide(secretary, later.caseId)
    expect(await titleOf(memberId)).toBe('ordinary')
    const back = await file(memberId, 'standing-council', addDays(today(), 10))
    await submit(back)
    expect((await refusalOf(decide(secretary, back.caseId))).code).toBe('council.later-title')
    expect((await secretary.api.review.open.query({ caseId: back.caseId })).row.state).toBe(
      'submitted',
    )
  })

  it('is one at a time for a member, however often it is begun', async () => {
    const { memberId } = await buildMember(test, site)
    const start = () => administrator.api.council.startRetitle.mutate({ memberId })
    const [first, second] = await Promise.all([start(), start()])
    expect(first).toEqual(second)
    const colleague = await buildStaff(test, site, 'administrator')
    expect((await refusalOf(colleague.api.council.startRetitle.mutate({ memberId }))).code).toBe(
      'council.retitle-open',
    )
  })

  it('sent back is mended by who filed it; refused it changes nothing', async () => {
    const { memberId } = await buildMember(test, site)
    const built = await file(memberId, 'council', today())
    await submit(built)
    await decide(secretary, built.caseId, 'return', '请补决议文号')
    await submit(built)
    await decide(secretary, built.caseId, 'reject', '决议未通过')
    expect(await titleOf(memberId)).toBe('ordinary')
  })

  it('is of members of today alone, of this association, and by those who may', async () => {
    const { memberId: lapsed } = await buildMember(test, site, { until: today() })
    expect(
      (await refusalOf(administrator.api.council.startRetitle.mutate({ memberId: lapsed }))).code,
    ).toBe('case.members-only')
    const { memberId } = await buildMember(test, site)
    const other = await buildStaff(test, test.sites[1], 'administrator')
    for (const { api } of [other, secretary])
      expect((await refusalOf(api.council.startRetitle.mutate({ memberId }))).code).toBe(
        'not-found',
      )
    const { api } = administrator
    expect((await refusalOf(api.cases.start.mutate({ application: 'retitle' }))).code).toBe(
      'not-found',
    )
  })
})
