import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signedInClient } from '../../testing/build-account.ts'
import { buildMember, memberSite, type MemberSite } from '../../testing/member-site.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'

let test: TestProgram
let place: MemberSite

beforeAll(async () => {
  test = await startTestProgram()
  place = await memberSite(test, 'profiles')
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(place.site.tenantId)
const contacts = (name: string, mobile = '13700000011') => [{ _id: 'first', name, mobile }]
const save = (
  { applicant: { api } }: { applicant: Awaited<ReturnType<typeof buildMember>>['applicant'] },
  content: unknown,
  version: number,
  groupKey = 'contacts',
) => api.member.saveProfile.mutate({ groupKey, content, version })

describe('会员资料', () => {
  it('changes at once, as a version with no case, and never the mobile one signs in with', async () => {
    const member = await buildMember(place)
    expect(await save(member, contacts('李新'), 1)).toEqual({ version: 2 })
    const { unit } = await member.applicant.api.member.unit.query({})
    expect(unit).toMatchObject({ version: 2, answers: { contacts: contacts('李新') } })
    const newest = await db().identityVersion.findFirstOrThrow({
      where: { identity: { partyId: member.partyId }, number: 2 },
    })
    expect(newest).toMatchObject({
      caseId: null,
      source: 'profile',
      madeBy: member.applicant.account.id,
    })
    const account = await db().account.findFirstOrThrow({
      where: { id: member.applicant.account.id },
    })
    expect(account.mobile).toBe(member.applicant.account.mobile)
    const event = await db().event.findFirstOrThrow({ where: { kind: 'member.profile-saved' } })
    expect(event).toMatchObject({
      actorId: member.applicant.account.id,
      facts: { group: 'contacts', version: 2 },
    })
    expect(JSON.stringify(event.facts)).not.toContain('李新')
    const home = await member.applicant.api.member.home.query({})
    expect(home.membership?.contactName).toBe('李新')
  })

  it('of a group keeps what only a review can change', async () => {
    const member = await buildMember(place, { name: '照旧公司' })
    const { unit } = await member.applicant.api.member.unit.query({})
    const light = { nature: 'enterprise', staff: 77, name: '改名公司', creditCode: '0' }
    await save(member, light, 1, 'unit')
    const after = await member.applicant.api.member.unit.query({})
    const before = unit?.answers['unit'] as object
    expect(after.unit?.answers['unit']).toEqual({ ...before, nature: 'enterprise', staff: 77 })
    expect(after.unit?.name).toBe('照旧公司')
  })

  it('by two at once is kept once, and the other is told', async () => {
    const member = await buildMember(place)
    const saved = await Promise.allSettled([
      save(member, contacts('甲'), 1),
      save(member, contacts('乙'), 1),
    ])
    expect(saved.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await refusalOf(save(member, contacts('丙'), 1))).toMatchObject({
      code: 'profile.changed',
    })
  })

  it('that is incomplete or no group of it is refused at the fields', async () => {
    const member = await buildMember(place)
    expect(await refusalOf(save(member, contacts('甲', '123'), 1))).toMatchObject({
      code: 'request.invalid',
      problems: [{ path: 'contacts[first].mobile' }],
    })
    expect(await refusalOf(save(member, [], 1))).toMatchObject({ code: 'request.invalid' })
    expect(await refusalOf(save(member, {}, 1, 'nothing'))).toMatchObject({ code: 'not-found' })
  })

  it('is nobody’s who is no member, and never another association’s', async () => {
    const stranger = await signedInClient(test, place.site)
    expect(await refusalOf(save({ applicant: stranger }, contacts('甲'), 0))).toMatchObject({
      code: 'not-found',
    })
    expect(await stranger.api.member.unit.query({})).toEqual({
      unit: null,
      matters: [],
      mandates: [],
    })
    const elsewhere = await buildMember(await memberSite(test, 'profiles-elsewhere'))
    const before = await db().identityVersion.count()
    await save(elsewhere, contacts('别处'), 1)
    expect(await db().identityVersion.count()).toBe(before)
  })
})
