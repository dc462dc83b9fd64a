import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { newId } from '@guildhall/db/ids'
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
import { confirmByReference } from '../dues/testing/dues-kit.ts'

let test: TestProgram
let place: MemberSite

beforeAll(async () => {
  test = await startTestProgram()
  place = await memberSite(test, 'leaving', ({ roles }) =>
    roles.push({ slug: 'treasurer', label: '财务', permissions: ['dues.manage'] }),
  )
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(place.site.tenantId)
const today = () => dateInShanghai(test.clock.now())
const DAY = 86_400_000
const statusOf = async ({ applicant }: BuiltMember) =>
  (await applicant.api.member.home.query({})).membership?.status
const verdictOf = async ({ partyId }: BuiltMember) => {
  const { code } = await db().certificate.findFirstOrThrow({ where: { partyId } })
  return test.visitor(place.site).api.site.verifyByCode.query({ code })
}

async function apply(member: BuiltMember, lastDay: string): Promise<string> {
  const caseId = await startMatter(member, 'leave')
  await submitMatter(member, caseId, { leave: { lastDay, reason: '业务调整' } })
  return caseId
}

/** Goes some days ahead, and comes back. */
async function after<T>(days: number, look: () => Promise<T>): Promise<T> {
  test.clock.advance(days * DAY)
  try {
    return await look()
  } finally {
    test.clock.advance(-days * DAY)
  }
}

/** The member's one bill is paid in full. */
async function pay({ partyId }: BuiltMember): Promise<void> {
  const bill = await db().bill.findFirstOrThrow({ where: { member: { partyId } } })
  const treasurer = await buildStaff(test, place.site, 'treasurer')
  await confirmByReference(test, treasurer, { billId: bill.id }, Number(bill.amountFen))
}

describe('退会', () => {
  it('ends membership and certificate with the last day, and leaves account and bills', async () => {
    const member = await buildMember(place)
    const lastDay = addDays(today(), 3)
    const caseId = await apply(member, lastDay)
    const bill = { year: Number(today().slice(0, 4)), amountFen: 100_000, owedFen: 100_000 }
    expect((await member.applicant.api.cases.get.query({ caseId })).owed).toMatchObject([bill])
    expect((await place.reviewer.api.review.open.query({ caseId })).owed).toMatchObject([bill])
    await decide(place.reviewer, caseId)
    expect(await statusOf(member)).toBe('active')
    expect(await verdictOf(member)).toMatchObject({
      outcome: 'valid',
      validTo: lastDay,
      endedOn: null,
    })
    expect((await member.applicant.api.member.unit.query({})).unit).toMatchObject({
      isLeaving: true,
      validTo: lastDay,
    })
    await after(3, async () => {
      expect([await statusOf(member), (await verdictOf(member)).outcome]).toEqual([
        'active',
        'valid',
      ])
    })
    await after(4, async () => {
      expect(await statusOf(member)).toBe('left')
      expect(await verdictOf(member)).toMatchObject({
        outcome: 'revoked',
        endedOn: addDays(lastDay, 1),
      })
      expect(await refusalOf(startMatter(member, 'change'))).toMatchObject({
        code: 'case.members-only',
      })
    })
    expect(await db().bill.count({ where: { member: { partyId: member.partyId } } })).toBe(1)
    expect(
      await db().mandate.findFirstOrThrow({ where: { partyId: member.partyId } }),
    ).toMatchObject({ toDate: null })
  })

  it('is no more asked for once it is settled', async () => {
    const member = await buildMember(place)
    await decide(place.reviewer, await apply(member, addDays(today(), 1)))
    expect(await refusalOf(startMatter(member, 'leave'))).toMatchObject({
      code: 'case.leaving-already',
    })
    const { matters } = await member.applicant.api.member.matters.query({})
    expect(matters.map(({ kind, why }) => [kind, why === null])).toEqual([
      ['change', true],
      ['affiliate', true],
      ['leave', false],
    ])
  })

  it('takes effect on the day of the approval where that comes after the day wished', async () => {
    const member = await buildMember(place)
    const caseId = await apply(member, today())
    await after(2, () => decide(place.reviewer, caseId))
    const period = await db().membershipPeriod.findFirstOrThrow({
      where: { member: { partyId: member.partyId } },
    })
    expect(period.toDate.toISOString().slice(0, 10)).toBe(addDays(today(), 3))
    expect(period.endedBy).toBe(caseId)
  })

  it('lets no period begin that was to follow', async () => {
    const member = await buildMember(place)
    const { id: memberId, membershipPeriods } = await db().member.findFirstOrThrow({
      where: { partyId: member.partyId },
      select: { id: true, membershipPeriods: true },
    })
    const end = membershipPeriods[0]?.toDate ?? new Date()
    const next = { id: newId(), memberId, fromDate: end, toDate: new Date(end.getTime() + 9 * DAY) }
    await db().membershipPeriod.create({ data: next, select: { id: true } })
    await decide(place.reviewer, await apply(member, addDays(today(), 5)))
    expect(await db().membershipPeriod.count({ where: { memberId } })).toBe(1)
  })

  it('is returned and refused like any other, and a day that is gone or too far is named', async () => {
    const member = await buildMember(place)
    const wrong = { code: 'case.incomplete', problems: [{ path: 'leave.lastDay' }] }
    expect(await refusalOf(apply(member, addDays(today(), -1)))).toMatchObject(wrong)
    expect(await refusalOf(apply(member, addDays(today(), 800)))).toMatchObject(wrong)
    const caseId = await apply(member, today())
    await decide(place.reviewer, caseId, 'return', '请补退会函')
    await submitMatter(member, caseId, {})
    await decide(place.reviewer, caseId, 'reject', '会费没有结清')
    expect(await verdictOf(member)).toMatchObject({ outcome: 'valid' })
  })

  it('of another association’s member reads like a missing one, and ends nothing', async () => {
    const member = await buildMember(place)
    const caseId = await apply(member, today())
    const elsewhere = await memberSite(test, 'leaving-elsewhere')
    const stranger = (await buildMember(elsewhere)).applicant
    const decision = { caseId, version: 1, decision: 'pass', reason: '', seenHash: '' } as const
    const calls = [
      elsewhere.reviewer.api.review.open.query({ caseId }),
      elsewhere.reviewer.api.review.decide.mutate(decision),
      stranger.api.cases.get.query({ caseId }),
      stranger.api.cases.withdraw.mutate({ caseId, version: 1 }),
    ]
    const refusals = await Promise.all(calls.map((call) => refusalOf(call)))
    expect(refusals.map(({ code }) => code)).toEqual(calls.map(() => 'not-found'))
    expect(await statusOf(member)).toBe('active')
  })

  it('gives no new certificate to who pays what was owed', async () => {
    const member = await buildMember(place)
    await decide(place.reviewer, await apply(member, today()))
    await pay(member)
    expect(await db().certificate.count({ where: { partyId: member.partyId } })).toBe(1)
    await after(1, async () => {
      expect(await verdictOf(member)).toMatchObject({ outcome: 'revoked' })
    })
  })

  it('keeps its end on a certificate that is issued anew meanwhile', async () => {
    const member = await buildMember(place)
    const change = await startMatter(member, 'change')
    const { groups } = await member.applicant.api.cases.get.query({ caseId: change })
    const unit = { ...(groups['unit']?.content as object), name: '将退会公司' }
    await submitMatter(member, change, { unit, reason: { text: '更名' } })
    await decide(place.reviewer, await apply(member, addDays(today(), 1)))
    await decide(place.reviewer, change)
    const now = await db().certificate.findFirstOrThrow({ where: { caseId: change } })
    expect(now.endedBecause).toBe('revoked')
    await after(2, async () => {
      const { api } = test.visitor(place.site)
      expect(await api.site.verifyByCode.query({ code: now.code })).toMatchObject({
        outcome: 'revoked',
      })
    })
  })
})
