import { todayOf } from '../../kernel/dates.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide } from '../../testing/build-case.ts'
import {
  buildMember,
  memberSite,
  startMatter,
  submitMatter,
  type BuiltMember,
  type MemberSite,
} from '../../testing/member-site.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let place: MemberSite

beforeAll(async () => {
  test = await startTestProgram()
  place = await memberSite(test, 'affiliations', ({ branches, roles }) => {
    const south = branches.find(({ slug }) => slug === 'south')
    if (south) south.phone = '010-0000 1302'
    roles.push({ slug: 'keeper', label: '会员管理员', permissions: ['members.manage'] })
  })
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(place.site.tenantId)
const branchOf = async ({ partyId }: BuiltMember) =>
  (await db().member.findFirstOrThrow({ where: { partyId } })).branchSlug
const reviewerOf = (branch: string) => buildStaff(test, place.site, 'branch-reviewer', { branch })

async function apply(member: BuiltMember, branch = 'south'): Promise<string> {
  const caseId = await startMatter(member, 'affiliate')
  await submitMatter(member, caseId, { target: { branch } })
  return caseId
}

describe('归属变更', () => {
  it('is decided by the reviewer of the branch asked for, and by no other', async () => {
    const member = await buildMember(place)
    const caseId = await apply(member)
    const [south, north] = [await reviewerOf('south'), await reviewerOf('north')]
    const queue = { application: 'affiliate', stage: 'affiliation' }
    expect((await north.api.review.queue.query(queue)).rows).toEqual([])
    expect(await refusalOf(north.api.review.open.query({ caseId }))).toMatchObject({
      code: 'not-found',
    })
    expect((await south.api.review.queue.query(queue)).rows.map(({ id }) => id)).toEqual([caseId])
    const opened = await south.api.review.open.query({ caseId })
    expect(opened).toMatchObject({
      comparedWith: 'registered',
      changes: [{ path: 'target.branch', before: '北方分会', after: '南方分会' }],
    })
    await decide(south, caseId)
    expect(await branchOf(member)).toBe('south')
    const home = await member.applicant.api.member.home.query({})
    expect(home.membership?.branch).toBe('南方分会')
    const certificates = await db().certificate.findMany({
      where: { partyId: member.partyId },
      orderBy: { number: 'asc' },
    })
    expect(certificates.map(({ facts, endedBecause }) => [facts, endedBecause])).toMatchObject([
      [{ branchLabel: '北方分会' }, 'replaced'],
      [{ branchLabel: '南方分会' }, null],
    ])
  })

  it('names the branch and its phone as whom to ask, and by when', async () => {
    const member = await buildMember(place)
    const caseId = await apply(member)
    const { stages } = await member.applicant.api.cases.get.query({ caseId })
    expect(stages).toMatchObject([
      { place: 'here', contact: { office: '南方分会', phone: '010-0000 1302' } },
    ])
    expect(stages[0]?.dueOn).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('to the branch one belongs to already is refused; refused by the branch it changes nothing', async () => {
    const member = await buildMember(place)
    expect(await refusalOf(apply(member, 'north'))).toMatchObject({
      code: 'case.incomplete',
      problems: [{ path: 'target.branch' }],
    })
    const caseId = await apply(member)
    const south = await reviewerOf('south')
    await decide(south, caseId, 'return', '请写明业务')
    await submitMatter(member, caseId, {})
    await decide(south, caseId, 'reject', '业务不符')
    expect(await branchOf(member)).toBe('north')
  })

  it('is settled once where two of the branch decide at the same time', async () => {
    const member = await buildMember(place)
    const caseId = await apply(member)
    const both = [await reviewerOf('south'), await reviewerOf('south')]
    const decided = await Promise.allSettled(both.map((each) => decide(each, caseId)))
    expect(decided.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await db().certificate.count({ where: { caseId } })).toBe(1)
  })

  it('is not for one that is suspended, which keeps its duties: begun, submitted, as shown', async () => {
    const member = await buildMember(place)
    const newcomer = await buildMember(place)
    const begun = await startMatter(member, 'affiliate')
    const keeper = await buildStaff(test, place.site, 'keeper')
    for (const { partyId } of [member, newcomer]) {
      const { id: memberId } = await db().member.findFirstOrThrow({ where: { partyId } })
      const [from, reason] = [todayOf(test.clock), '连续两年未交会费']
      await keeper.api.members.suspend.mutate({ memberId, from, reason })
    }
    const submitting = submitMatter(member, begun, { target: { branch: 'south' } })
    expect(await refusalOf(submitting)).toMatchObject({ code: 'case.suspended' })
    const refused = await refusalOf(startMatter(newcomer, 'affiliate'))
    expect(refused.message).toContain('会籍暂停期间不能变更归属')
    const { matters } = await newcomer.applicant.api.member.matters.query({})
    expect(matters.map(({ kind, why }) => [kind, why])).toEqual([
      ['change', null],
      ['affiliate', refused.message],
      ['leave', null],
    ])
    expect(await startMatter(newcomer, 'leave')).toBeTypeOf('string')
  })

  it('submitted before a suspension waits: the branch is told and can’t pass it, until it is resumed', async () => {
    const member = await buildMember(place)
    const caseId = await apply(member)
    const south = await reviewerOf('south')
    expect(await south.api.review.open.query({ caseId })).toMatchObject({ standsAgainst: null })
    const keeper = await buildStaff(test, place.site, 'keeper')
    const { id: memberId } = await db().member.findFirstOrThrow({
      where: { partyId: member.partyId },
    })
    const [from, reason] = [todayOf(test.clock), '连续两年未交会费']
    await keeper.api.members.suspend.mutate({ memberId, from, reason })
    const refused = await refusalOf(decide(south, caseId))
    expect(refused).toMatchObject({ code: 'case.suspended-meanwhile' })
    const { row, standsAgainst } = await south.api.review.open.query({ caseId })
    expect([row.state, standsAgainst]).toEqual(['submitted', refused.message])
    expect(await branchOf(member)).toBe('north')

    await keeper.api.members.resume.mutate({ memberId, reason: '会费已补交' })
    await decide(south, caseId)
    expect(await branchOf(member)).toBe('south')
  })

  it('of another association’s member reads like a missing one, also to its branch of the same name', async () => {
    const member = await buildMember(place)
    const caseId = await apply(member)
    const elsewhere = await memberSite(test, 'affiliations-elsewhere')
    const [other, stranger] = [
      await buildStaff(test, elsewhere.site, 'branch-reviewer', { branch: 'south' }),
      (await buildMember(elsewhere)).applicant,
    ]
    const seenHash = ''
    const decision = { caseId, version: 1, decision: 'pass', reason: '', seenHash } as const
    const calls = [
      other.api.review.open.query({ caseId }),
      other.api.review.decide.mutate(decision),
      stranger.api.cases.get.query({ caseId }),
      stranger.api.cases.withdraw.mutate({ caseId, version: 1 }),
    ]
    const refusals = await Promise.all(calls.map((call) => refusalOf(call)))
    expect(refusals.map(({ code }) => code)).toEqual(calls.map(() => 'not-found'))
    expect(await branchOf(member)).toBe('north')
  })
})
