import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decide, saveAll, startCase } from '../../testing/build-case.ts'
import {
  buildMember,
  memberSite,
  startMatter,
  submitMatter,
  type BuiltMember,
  type MemberSite,
} from '../../testing/member-site.ts'
import { freshCreditCode } from '../../testing/sample-answers.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { confirmByReference } from '../dues/testing/dues-kit.ts'

let test: TestProgram
let place: MemberSite

beforeAll(async () => {
  test = await startTestProgram()
  place = await memberSite(test, 'changes', ({ roles }) =>
    roles.push({ slug: 'treasurer', label: '财务', permissions: ['dues.manage'] }),
  )
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(place.site.tenantId)
const reason = { text: '更名' }
const partyOf = ({ partyId }: BuiltMember) =>
  db().party.findFirstOrThrow({ where: { id: partyId }, select: { name: true, creditCode: true } })
const certificatesOf = ({ partyId }: BuiltMember) =>
  db().certificate.findMany({ where: { partyId }, orderBy: { number: 'asc' } })
const verify = (code: string) => test.visitor(place.site).api.site.verifyByCode.query({ code })

async function begin(member: BuiltMember) {
  const caseId = await startMatter(member, 'change')
  const { groups } = await member.applicant.api.cases.get.query({ caseId })
  return { caseId, unit: groups['unit']?.content as { name: string; creditCode: string } }
}

/** The member's one bill is paid in full. */
async function pay({ partyId }: BuiltMember): Promise<void> {
  const bill = await db().bill.findFirstOrThrow({ where: { member: { partyId } } })
  const treasurer = await buildStaff(test, place.site, 'treasurer')
  await confirmByReference(test, treasurer, { billId: bill.id }, Number(bill.amountFen))
}

describe('信息变更', () => {
  it('begins with what is certified, and is read beside it by the reviewer', async () => {
    const member = await buildMember(place, { name: '旧名称公司' })
    const { caseId, unit } = await begin(member)
    expect(unit).toEqual(await partyOf(member))
    await submitMatter(member, caseId, { unit: { ...unit, name: '新名称公司' }, reason })
    const opened = await place.reviewer.api.review.open.query({ caseId })
    expect(opened.row.partyName).toBe('旧名称公司')
    expect(opened.comparedWith).toBe('registered')
    expect(opened.changes).toMatchObject([
      { path: 'unit.name', before: '旧名称公司', after: '新名称公司' },
    ])
  })

  it('once approved renames the unit, keeps its other facts and replaces the certificate', async () => {
    const member = await buildMember(place, { name: '甲公司' })
    const before = await db().identityVersion.findFirstOrThrow({
      where: { identity: { partyId: member.partyId } },
    })
    const { caseId, unit } = await begin(member)
    await submitMatter(member, caseId, { unit: { ...unit, name: '乙公司' }, reason })
    expect(await partyOf(member)).toMatchObject({ name: '甲公司' })
    await decide(place.reviewer, caseId)
    expect(await partyOf(member)).toEqual({ ...unit, name: '乙公司' })
    const versions = await db().identityVersion.findMany({
      where: { identityId: before.identityId },
      orderBy: { number: 'asc' },
    })
    const certified = before.answers as { unit: object; contacts: object }
    expect(versions.map(({ number, caseId: from, answers }) => [number, from, answers])).toEqual([
      [1, member.joinCaseId, before.answers],
      [2, caseId, { ...certified, unit: { ...certified.unit, name: '乙公司' } }],
    ])
    const [old, now] = await certificatesOf(member)
    expect([old?.facts, now?.facts]).toMatchObject([{ name: '甲公司' }, { name: '乙公司' }])
    expect(await verify(old?.code ?? '')).toMatchObject({ outcome: 'replaced', name: '甲公司' })
    expect(await verify(now?.code ?? '')).toMatchObject({
      outcome: 'valid',
      name: '乙公司',
      validTo: old?.validTo?.toISOString().slice(0, 10),
    })
    const home = await member.applicant.api.member.home.query({})
    expect(home.membership?.partyName).toBe('乙公司')
    expect(home.certificates).toHaveLength(1)
    expect(await db().member.count({ where: { partyId: member.partyId } })).toBe(1)
    expect(await db().bill.count({ where: { member: { partyId: member.partyId } } })).toBe(1)
  })

  it('is returned with everything filled in, and refused without a trace', async () => {
    const member = await buildMember(place, { name: '丙公司' })
    const { caseId, unit } = await begin(member)
    await submitMatter(member, caseId, { unit: { ...unit, name: '丁公司' }, reason })
    await decide(place.reviewer, caseId, 'return', '请补变更通知书')
    const back = await member.applicant.api.cases.get.query({ caseId })
    expect(back).toMatchObject({
      state: 'returned',
      kind: 'change',
      groups: { unit: { content: { name: '丁公司' } } },
    })
    await submitMatter(member, caseId, { reason: { text: '已补' } })
    await decide(place.reviewer, caseId, 'reject', '证明不符')
    expect(await partyOf(member)).toEqual(unit)
    expect(await certificatesOf(member)).toHaveLength(1)
    expect(await startMatter(member, 'change')).not.toBe(caseId)
  })

  it('keeps what the member changed at once meanwhile', async () => {
    const member = await buildMember(place)
    const { caseId, unit } = await begin(member)
    await submitMatter(member, caseId, { unit: { ...unit, name: '戊公司' }, reason })
    const contacts = [{ _id: 'first', name: '新联系人', mobile: '13700000009' }]
    await member.applicant.api.member.saveProfile.mutate({
      groupKey: 'contacts',
      content: contacts,
      version: 1,
    })
    await decide(place.reviewer, caseId)
    const newest = await db().identityVersion.findFirstOrThrow({
      where: { identity: { partyId: member.partyId } },
      orderBy: { number: 'desc' },
    })
    expect(newest).toMatchObject({ number: 3, answers: { contacts, unit: { name: '戊公司' } } })
  })

  it('holds on the certificate of a later year', async () => {
    const member = await buildMember(place, { name: '己公司' })
    const { caseId, unit } = await begin(member)
    await submitMatter(member, caseId, { unit: { ...unit, name: '庚公司' }, reason })
    await decide(place.reviewer, caseId)
    // As if the one in force were of the year before.
    const validTo = new Date(test.clock.now().getTime() - 86_400_000)
    await db().certificate.updateMany({ where: { partyId: member.partyId }, data: { validTo } })
    await pay(member)
    const newest = (await certificatesOf(member)).at(-1)
    expect(newest).toMatchObject({ facts: { name: '庚公司' }, endedAt: null })
    expect(await certificatesOf(member)).toHaveLength(3)
  })

  it('that changes nothing, or takes another’s credit code, is refused', async () => {
    const [member, other] = [await buildMember(place), await buildMember(place)]
    const { caseId, unit } = await begin(member)
    expect(await refusalOf(submitMatter(member, caseId, { unit, reason }))).toMatchObject({
      code: 'case.nothing-changed',
    })
    const { creditCode } = await partyOf(other)
    expect(
      await refusalOf(submitMatter(member, caseId, { unit: { ...unit, creditCode } })),
    ).toMatchObject({ code: 'case.incomplete', problems: [{ path: 'unit.creditCode' }] })
  })

  it('finds the credit code taken at the decision, where two asked for one at once', async () => {
    const members = [await buildMember(place), await buildMember(place)]
    const creditCode = freshCreditCode()
    const cases: string[] = []
    for (const member of members) {
      const { caseId, unit } = await begin(member)
      await submitMatter(member, caseId, { unit: { ...unit, creditCode }, reason })
      cases.push(caseId)
    }
    const decided = await Promise.allSettled(cases.map((caseId) => decide(place.reviewer, caseId)))
    expect(decided.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await db().party.count({ where: { creditCode } })).toBe(1)
  })

  it('is one case however often it is begun at once, and no matter of who is no member', async () => {
    const member = await buildMember(place)
    const begun = await Promise.all([1, 2, 3].map(() => startMatter(member, 'change')))
    expect(new Set(begun).size).toBe(1)
    const { applicant } = await startCase(test, place.site)
    expect(await refusalOf(startMatter({ applicant }, 'change'))).toMatchObject({
      code: 'case.members-only',
    })
    expect((await applicant.api.member.matters.query({})).matters).toEqual([])
  })

  it('of another association’s member reads like a missing one', async () => {
    const member = await buildMember(place)
    const { caseId } = await begin(member)
    const elsewhere = await memberSite(test, 'changes-elsewhere')
    const stranger = await buildMember(elsewhere)
    const gone = { code: 'not-found' }
    const other = stranger.applicant
    expect(await refusalOf(other.api.cases.get.query({ caseId }))).toMatchObject(gone)
    expect(
      await refusalOf(saveAll({ caseId, applicant: other, answers: { reason } })),
    ).toMatchObject(gone)
    expect(await refusalOf(elsewhere.reviewer.api.review.open.query({ caseId }))).toMatchObject(
      gone,
    )
  })
})
