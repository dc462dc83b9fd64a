import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import type { Applicant } from '../../testing/build-case.ts'
import { buildBilledMember } from '../../testing/build-billed-member.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { sendForm } from '../../testing/send-form.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { confirmByReference, picture, today } from '../dues/testing/dues-kit.ts'
import { daysLeft } from './list-receipts.ts'

let test: TestProgram
let finance: Applicant
let numbers = 10_000_000

beforeAll(async () => {
  test = await startTestProgram()
  finance = await buildStaff(test, test.sites[0], 'administrator', { userName: '票据员' })
})
afterAll(() => test.stop())

const details = {
  unitName: '示例开票单位',
  creditCode: '91350100M000100Y43',
  contact: '周明',
  mobile: '13700000009',
  email: 'piaoju@unit.example',
}

async function paidMember({ paid = true } = {}) {
  const member = await buildBilledMember(test, test.sites[0])
  if (paid) await confirmByReference(test, finance, member, member.amountFen)
  await member.clerk.api.receipts.saveDetails.mutate({ ...details, version: 0 })
  return member
}

const ask = ({ clerk, billId }: Awaited<ReturnType<typeof paidMember>>) =>
  clerk.api.receipts.request.mutate({ billId, detailsVersion: 1 })

async function issue(receiptId: string, fields: Record<string, string>) {
  numbers += 1
  return sendForm<{ ok: true }>(finance, `/dues/receipts/${receiptId}/issue`, await picture(), {
    version: '0',
    code: '00010124',
    number: String(numbers),
    checkCode: 'a1b2c3',
    issuedOn: today(test),
    ...fields,
  })
}

describe('开票信息', () => {
  it('is checked, confirmed by version, and proposes what is known until then', async () => {
    const { clerk, name } = await buildBilledMember(test, test.sites[0])
    const proposed = await clerk.api.receipts.details.query({})
    expect(proposed).toMatchObject({ unitName: name, version: 0, confirmedAt: null })
    const wrong = { ...details, creditCode: '91350100M000100Y4Z', version: 0 }
    const refusal = await refusalOf(clerk.api.receipts.saveDetails.mutate(wrong))
    expect(refusal.problems[0]).toMatchObject({ path: 'creditCode' })
    expect(await clerk.api.receipts.saveDetails.mutate({ ...details, version: 0 })).toEqual({
      version: 1,
    })
    const late = clerk.api.receipts.saveDetails.mutate({ ...details, version: 0 })
    expect(await refusalOf(late)).toMatchObject({ code: 'receipt.details-changed' })
  })
})

describe('a receipt', () => {
  it('is asked for once, with a promised day by China’s working calendar', async () => {
    const member = await paidMember()
    const ends = await Promise.allSettled([ask(member), ask(member)])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await refusalOf(ask(member))).toMatchObject({ code: 'receipt.asked-already' })
    const { receipts } = await member.clerk.api.dues.bill.query({ billId: member.billId })
    expect(receipts).toMatchObject([
      { state: 'waiting', isAdvance: false, dueOn: addWorkingDays(today(test), 7), details },
    ])
  })

  it('must say the bill’s amount; then it is issued, told, downloaded and stands once', async () => {
    const member = await paidMember()
    const { receiptId } = await ask(member)
    const wrong = await issue(receiptId, { amountFen: String(member.amountFen - 1) })
    expect(wrong.refusal).toMatchObject({ code: 'receipt.amount-differs' })
    expect(wrong.refusal?.message).toContain('财综〔2016〕99号')
    const amountFen = String(member.amountFen)
    expect(await issue(receiptId, { amountFen, number: '99990001' })).toMatchObject({ ok: true })
    expect((await issue(receiptId, { amountFen })).refusal).toMatchObject({
      code: 'receipt.changed-meanwhile',
      details: { winner: '票据员' },
    })
    const { receipts } = await member.clerk.api.dues.bill.query({ billId: member.billId })
    const [receipt] = receipts
    expect(receipt).toMatchObject({ state: 'issued', number: '99990001', checkCode: 'a1b2c3' })
    const file = await member.clerk.send({ path: `/dues/files/${receipt?.file?.id}` })
    expect(file.status).toBe(200)
    const sent = await test.deps.database
      .tenantDb(test.sites[0].tenantId)
      .message.findMany({ where: { dedupeKey: { contains: receiptId } } })
    expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual([
      details.mobile,
      details.email,
    ])
    const other = await paidMember()
    const twin = await issue((await ask(other)).receiptId, {
      amountFen: String(other.amountFen),
      number: '99990001',
    })
    expect(twin.refusal).toMatchObject({ code: 'receipt.number-taken' })
  })

  it('holds the payment until it is voided with a reason; then one can be asked for anew', async () => {
    const member = await paidMember()
    const { receiptId } = await ask(member)
    await issue(receiptId, { amountFen: String(member.amountFen) })
    const { payments } = await finance.api.dues.open.query({ billId: member.billId })
    const undo = { paymentId: payments[0]?.id ?? '', reason: '认错单位' }
    expect(await refusalOf(finance.api.dues.reverse.mutate(undo))).toMatchObject({
      code: 'dues.receipt-stands',
    })
    await finance.api.receipts.close.mutate({ receiptId, version: 1, reason: '抬头有误' })
    const { receipts } = await member.clerk.api.dues.bill.query({ billId: member.billId })
    expect(receipts[0]).toMatchObject({ state: 'voided', closedReason: '抬头有误' })
    await ask(member)
  })

  it('in advance is asked for before the money has come, where the association offers it', async () => {
    const member = await paidMember({ paid: false })
    await ask(member)
    const { receipts } = await member.clerk.api.dues.bill.query({ billId: member.billId })
    expect(receipts[0]).toMatchObject({ isAdvance: true })
    const elsewhere = await buildBilledMember(test, test.sites[1])
    await elsewhere.clerk.api.receipts.saveDetails.mutate({ ...details, version: 0 })
    expect(await refusalOf(ask(elsewhere))).toMatchObject({ code: 'receipt.not-askable' })
  })

  it('is nobody else’s to ask for, see or close', async () => {
    const member = await paidMember()
    const stranger = await paidMember()
    const { receiptId } = await ask(member)
    const abroad = await buildStaff(test, test.sites[1], 'administrator')
    const close = { receiptId, version: 0, reason: '不可以' }
    const calls = [
      stranger.clerk.api.receipts.request.mutate({ billId: member.billId, detailsVersion: 1 }),
      stranger.clerk.api.receipts.close.mutate(close),
      stranger.clerk.api.receipts.list.query({}),
      abroad.api.receipts.close.mutate(close),
    ]
    const refusals = await Promise.all(calls.map((call) => refusalOf(call)))
    expect(refusals.map(({ code }) => code)).toEqual(calls.map(() => 'not-found'))
    expect((await abroad.api.receipts.list.query({})).total).toBe(0)

    await issue(receiptId, { amountFen: String(member.amountFen), number: '99990007' })
    const { receipts } = await member.clerk.api.dues.bill.query({ billId: member.billId })
    const path = `/dues/files/${receipts[0]?.file?.id}`
    expect((await member.clerk.send({ path })).status).toBe(200)
    for (const other of [stranger.clerk, abroad])
      expect((await other.send({ path })).status).toBe(404)
  })
})

describe('the clock', () => {
  it('passes over a holiday and counts the Saturday that is worked for it', () => {
    // 2026: 1–8 October are free, 10 October is worked (国务院办公厅通知).
    const dueOn = addWorkingDays('2026-09-29', 7)
    expect(daysLeft('2026-09-29', dueOn)).toBe(7)
    expect(daysLeft('2026-10-04', dueOn)).toBeLessThan(7)
    expect(daysLeft(dueOn, dueOn)).toBe(0)
    expect(daysLeft(addWorkingDays(dueOn, 2), dueOn)).toBe(-2)
  })

  it('shows what is late apart from what is not, and the counters agree', async () => {
    const member = await paidMember()
    const { receiptId } = await ask(member)
    await finance.api.receipts.list.query({})
    const before = await finance.api.receipts.list.query({ show: 'late' })
    expect(before.total).toBe(0)
    test.clock.advance(20 * 86_400_000)
    const late = await finance.api.receipts.list.query({ show: 'late' })
    test.clock.advance(-20 * 86_400_000)
    const row = late.rows.find(({ receipt }) => receipt.id === receiptId)
    expect(row).toMatchObject({ late: true })
    expect(row?.daysLeft).toBeLessThan(0)
    const counters = await finance.api.dues.counters.query({})
    expect(counters.receipts).toBe((await finance.api.receipts.list.query({})).total)
  })
})

describe('the contact of a request', () => {
  it('is shown masked, in full for a reason to who may, and the look is recorded', async () => {
    const member = await paidMember()
    const { receiptId } = await ask(member)
    const page = await finance.api.receipts.list.query({})
    const row = page.rows.find(({ receipt }) => receipt.id === receiptId)
    expect([row?.receipt.details.mobile, page.canUnmask]).toEqual(['137****0009', true])
    const look = { receiptId, reason: '电话核对开票信息' }
    expect(await finance.api.receipts.unmask.mutate(look)).toEqual({ value: details.mobile })
    const seen = await test.deps.database
      .tenantDb(test.sites[0].tenantId)
      .event.findFirst({ where: { kind: 'personal-data.unmasked', subjectId: member.billId } })
    expect(seen?.facts).toMatchObject({ receiptId, path: 'mobile', reason: look.reason })
    const clerk = await buildStaff(test, test.sites[0], 'membership-reviewer')
    const elsewhere = await buildStaff(test, test.sites[1], 'administrator')
    expect((await clerk.api.receipts.list.query({})).canUnmask).toBe(false)
    for (const { api } of [clerk, elsewhere])
      expect((await refusalOf(api.receipts.unmask.mutate(look))).code).toBe('not-found')
  })
})
