import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import { buildBilledMember } from '../../testing/build-billed-member.ts'
import { buildSubmitted, decide, type Applicant } from '../../testing/build-case.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { buildMember, memberSite, type MemberSite } from '../../testing/member-site.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { runBills } from './run-bills.ts'
import { confirmByReference, ledgerOf, today, uploadVoucher } from './testing/dues-kit.ts'

let test: TestProgram
let place: MemberSite
let colleague: Applicant

beforeAll(async () => {
  // No worker beside: runs of bills are driven by the tests.
  test = await startTestProgram({ ROLES: 'http' })
  place = await memberSite(test, 'opening', (blueprint) => {
    blueprint.dues.membershipStarts = 'on-payment'
    blueprint.dues.receipts = {
      workingDays: 7,
      advance: false,
      followsPayment: true,
      verifyAt: { label: '查验平台', url: 'https://verify.example/' },
      sections: [],
    }
    for (const role of blueprint.roles)
      if (role.slug === 'reviewer') role.permissions = [...role.permissions, 'dues.manage']
  })
  colleague = await buildStaff(test, place.site, 'reviewer', { userName: '财务乙' })
})
afterAll(() => test.stop())

const db = () => test.deps.database.tenantDb(place.site.tenantId)
const details = {
  unitName: '示例开票单位',
  creditCode: '91350100M000100Y43',
  contact: '周明',
  mobile: '13700000009',
  email: 'piaoju@unit.example',
  version: 0,
}

/** A unit that was approved and has not paid: its bill, and who acts for it. */
async function approved() {
  const { applicant, partyId } = await buildMember(place)
  const { id: memberId } = await db().member.findFirstOrThrow({ where: { partyId } })
  const bill = await db().bill.findFirstOrThrow({ where: { memberId } })
  const amountFen = Number(bill.amountFen)
  return { applicant, partyId, memberId, billId: bill.id, amountFen, year: bill.year }
}
type Approved = Awaited<ReturnType<typeof approved>>

const told = async (mobile: string, template: string) =>
  (await db().message.findMany({ where: { template, channel: 'sms' } })).filter(
    ({ recipient }) => recipient === mobile,
  )
const periods = ({ memberId }: Approved) =>
  db().membershipPeriod.findMany({ where: { memberId }, orderBy: { fromDate: 'asc' } })
const pay = (unit: Approved, amountFen = unit.amountFen) =>
  confirmByReference(test, place.reviewer, unit, amountFen)
const openingOf = async ({ applicant, billId }: Approved) =>
  (await applicant.api.dues.bill.query({ billId })).opening

describe('a newcomer’s money', () => {
  it('opens the membership, certifies it, and tells its number; the receipt asks for itself', async () => {
    const unit = await approved()
    await unit.applicant.api.receipts.saveDetails.mutate(details)
    expect(await openingOf(unit)).toEqual({ membership: null, title: null })
    await pay(unit)
    const { membership } = (await openingOf(unit)) ?? {}
    expect(membership).toMatchObject({ from: today(test), certificateId: expect.any(String) })
    const { number } = await db().member.findFirstOrThrow({ where: { id: unit.memberId } })
    const [request] = await db().receiptRequest.findMany({ where: { billId: unit.billId } })
    expect(request).toMatchObject({
      isAdvance: false,
      state: 'waiting',
      requestedBy: unit.applicant.account.id,
      dueOn: new Date(addWorkingDays(today(test), 7)),
    })
    const contact = await db().message.findFirstOrThrow({
      where: { template: 'membership-opened', text: { contains: number } },
    })
    expect(contact.text).toContain(membership?.validTo)
    expect(await told(contact.recipient, 'dues-confirmed')).toEqual([])
  })

  it('asks for no receipt where 开票信息 were never confirmed; it can be asked for then', async () => {
    const unit = await approved()
    await pay(unit)
    expect(await db().receiptRequest.count({ where: { billId: unit.billId } })).toBe(0)
    const { can, receiptFollows } = await unit.applicant.api.dues.bill.query({
      billId: unit.billId,
    })
    expect({ ...can, receiptFollows }).toMatchObject({
      requestReceipt: 'paid',
      receiptFollows: false,
    })
  })

  it('in part opens nothing; the rest does; more than is owed is refused with what to do', async () => {
    const unit = await approved()
    await pay(unit, unit.amountFen / 4)
    expect([(await openingOf(unit))?.membership, await periods(unit)]).toEqual([null, []])
    expect((await unit.applicant.api.member.home.query({})).membership?.toPay).toMatchObject({
      billId: unit.billId,
      owedFen: (unit.amountFen * 3) / 4,
    })
    expect(await refusalOf(pay(unit))).toMatchObject({ code: 'dues.more-than-owed' })
    expect(await periods(unit)).toEqual([])
    await pay(unit, (unit.amountFen * 3) / 4)
    expect(await periods(unit)).toHaveLength(1)
    expect((await unit.applicant.api.member.home.query({})).membership).toMatchObject({
      status: 'active',
      toPay: null,
    })
  })

  it('confirmed by two at once opens one membership with one certificate and one receipt', async () => {
    const unit = await approved()
    await unit.applicant.api.receipts.saveDetails.mutate(details)
    const { voucherId = '' } = await uploadVoucher(
      test,
      unit.applicant,
      unit.billId,
      unit.amountFen,
    )
    const asked = {
      billId: unit.billId,
      voucher: { voucherId, version: 0 },
      seenOwedFen: unit.amountFen,
      amountFen: unit.amountFen,
      receivedOn: today(test),
      reference: '',
    }
    const ends = await Promise.allSettled([
      place.reviewer.api.dues.confirm.mutate(asked),
      colleague.api.dues.confirm.mutate(asked),
    ])
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await periods(unit)).toHaveLength(1)
    const { partyId, billId } = unit
    expect(await db().certificate.count({ where: { partyId, endedAt: null } })).toBe(1)
    expect(await db().receiptRequest.count({ where: { billId } })).toBe(1)
    expect((await ledgerOf(test, place.site, billId)).bank).toBe(unit.amountFen)
  })
})

describe('生成年度缴费单', () => {
  it('leaves out who paid for that year by a first bill settled when its own year was over', async () => {
    const year = Number(today(test).slice(0, 4))
    const joinedOn = `${year - 1}-11-20`
    const wishes = { joinedOn, periods: [], billYear: year - 1 }
    const late = await buildBilledMember(test, place.site, wishes)
    await confirmByReference(test, place.reviewer, late, late.amountFen)
    const usual = await buildBilledMember(test, place.site, { billYear: null })
    const { count, sumFen } = await place.reviewer.api.dues.previewRun.query({ year })
    const seen = { year, seenCount: count, seenSumFen: sumFen }
    await place.reviewer.api.dues.startRun.mutate(seen)
    await runBills(test.deps, place.site.tenantId)
    const billed = (memberId: string) => db().bill.count({ where: { memberId, year } })
    expect([await billed(late.id), await billed(usual.id)]).toEqual([0, 1])
  })
})

describe('缴费时间', () => {
  it('of money from before payments were kept is the day on which the bank’s entry was posted', async () => {
    const { clerk, billId, amountFen } = await buildBilledMember(test, place.site)
    const entry = crypto.randomUUID()
    await test.deps.database.tenantSql(place.site.tenantId).query(
      `insert into posting (id, bill_id, entry_id, ledger, amount_fen, posted_at) values
       (gen_random_uuid(), $1, $2, 'bank', $3, $4), (gen_random_uuid(), $1, $2, 'dues-receivable', -$3::bigint, $4)`,
      // Half past midnight in Shanghai, the day before by UTC.
      [billId, entry, amountFen, '2026-03-04T16:30:00Z'],
    )
    const { bill } = await clerk.api.dues.bill.query({ billId })
    expect(bill).toMatchObject({ status: 'settled', paidOn: '2026-03-05' })
    const { rows } = await clerk.api.dues.record.query({})
    expect(rows.find(({ bill: { id: of } }) => of === billId)?.payments).toEqual([
      { receivedOn: '2026-03-05', amountFen, byVoucher: false },
    ])
  })
})

describe('a member whose membership lapsed, admitted again', () => {
  it('reads 待缴费, is not admitted a third time, and begins with the money', async () => {
    const unit = await approved()
    await pay(unit)
    const ahead = Date.parse('2029-03-05T04:00:00Z') - test.clock.now().getTime()
    test.clock.advance(ahead)
    try {
      const home = async () => (await unit.applicant.api.member.home.query({})).membership
      expect(await home()).toMatchObject({ status: 'lapsed', toPay: null })
      const { answers } = await db().identityVersion.findFirstOrThrow({
        where: { identity: { partyId: unit.partyId } },
      })
      const creditCode = String(Object(Object(answers).unit).creditCode)
      const { applicant } = unit
      const again = await buildSubmitted(test, place.site, { applicant, creditCode })
      await decide(place.reviewer, again.caseId)
      const bill = await db().bill.findFirstOrThrow({
        where: { memberId: unit.memberId, year: 2029 },
      })
      expect(await home()).toMatchObject({ status: 'lapsed', toPay: { billId: bill.id } })
      expect((await applicant.api.member.unit.query({})).unit?.awaitsPayment).toBe(true)
      const third = applicant.api.cases.start.mutate({ application: 'join' })
      expect(await refusalOf(third)).toMatchObject({ code: 'case.awaits-payment' })
      const second = { ...unit, billId: bill.id }
      expect((await openingOf(second))?.membership).toBeNull()
      await pay(second)
      expect((await openingOf(second))?.membership).toMatchObject({
        from: '2029-03-05',
        validTo: '2029-12-31',
      })
      expect(await home()).toMatchObject({ status: 'active', toPay: null })
      expect((await periods(unit)).map(({ billId }) => billId)).toEqual([unit.billId, bill.id])
      expect((await openingOf(unit))?.membership?.from).not.toBe('2029-03-05')
    } finally {
      test.clock.advance(-ahead)
    }
  })
})
