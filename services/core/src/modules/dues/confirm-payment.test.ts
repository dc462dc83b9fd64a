import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Applicant } from '../../testing/build-case.ts'
import { buildBilledMember } from '../../testing/build-billed-member.ts'
import { buildStaff } from '../../testing/build-staff.ts'
import { refusalOf } from '../../testing/refusal-of.ts'
import { startTestProgram, type TestProgram } from '../../testing/start-test-program.ts'
import { confirmByReference, ledgerOf, picture, today, uploadVoucher } from './testing/dues-kit.ts'

let test: TestProgram
let finance: Applicant
let colleague: Applicant

beforeAll(async () => {
  test = await startTestProgram()
  finance = await buildStaff(test, test.sites[0], 'administrator', { userName: '财务甲' })
  colleague = await buildStaff(test, test.sites[0], 'administrator', { userName: '财务乙' })
})
afterAll(() => test.stop())

const member = (wishes = {}) => buildBilledMember(test, test.sites[0], wishes)
const ledger = (billId: string) => ledgerOf(test, test.sites[0], billId)
const messages = (template: string, about: string) =>
  test.deps.database
    .tenantDb(test.sites[0].tenantId)
    .message.findMany({ where: { template, dedupeKey: { contains: about } } })

async function withVoucher(amount?: number) {
  const built = await member()
  const { voucherId = '' } = await uploadVoucher(
    test,
    built.clerk,
    built.billId,
    amount ?? built.amountFen,
  )
  return { ...built, voucherId }
}

const asVoucher = (built: Awaited<ReturnType<typeof withVoucher>>, amountFen: number) => ({
  billId: built.billId,
  voucher: { voucherId: built.voucherId, version: 0 },
  seenOwedFen: built.amountFen,
  amountFen,
  receivedOn: today(test),
  reference: '',
})

describe('a voucher', () => {
  it('waits, is confirmed, settles the bill in balanced postings and tells the member', async () => {
    const built = await withVoucher()
    const before = await built.clerk.api.dues.bill.query({ billId: built.billId })
    expect(before.bill.status).toBe('voucher-waiting')
    const queue = await finance.api.dues.queue.query({})
    expect(queue.rows.map(({ voucher }) => voucher.id)).toContain(built.voucherId)
    expect(queue.total).toBe((await finance.api.dues.counters.query({})).vouchers)

    await finance.api.dues.confirm.mutate(asVoucher(built, built.amountFen))
    const after = await built.clerk.api.dues.bill.query({ billId: built.billId })
    expect(after.bill).toMatchObject({ status: 'settled', owedFen: 0, paidOn: today(test) })
    expect(after.can).toEqual({ uploadVoucher: false, requestReceipt: 'paid' })
    expect(await ledger(built.billId)).toEqual({
      bank: built.amountFen,
      'dues-income': -built.amountFen,
      'dues-receivable': 0,
    })
    const sent = await messages('dues-confirmed', '')
    expect(sent.filter(({ recipient }) => recipient === built.clerk.account.mobile)).toHaveLength(1)
  })

  it('is refused by a bill that is settled, with a sentence', async () => {
    const built = await member()
    await confirmByReference(test, finance, built, built.amountFen)
    const answer = await uploadVoucher(test, built.clerk, built.billId, built.amountFen)
    expect(answer.refusal).toMatchObject({ code: 'dues.settled' })
    expect(answer.refusal?.message).toContain('不需要再上传凭证')
  })

  it('sent back says why, and the next one waits in its place', async () => {
    const built = await withVoucher()
    const refuse = { voucherId: built.voucherId, version: 0, reason: '付款单位与会员不一致' }
    await finance.api.dues.refuse.mutate(refuse)
    expect(await refusalOf(finance.api.dues.refuse.mutate(refuse))).toMatchObject({
      code: 'dues.changed-meanwhile',
      details: { winner: '财务甲' },
    })
    const { bill } = await built.clerk.api.dues.bill.query({ billId: built.billId })
    expect(bill).toMatchObject({
      status: 'voucher-refused',
      refusedBecause: '付款单位与会员不一致',
    })
    const [sms] = await messages('voucher-refused', built.voucherId)
    expect(sms?.text).not.toContain('不一致')
    await uploadVoucher(test, built.clerk, built.billId, built.amountFen)
    const { rows } = await built.clerk.api.dues.mine.query({})
    expect(rows[0]).toMatchObject({ status: 'voucher-waiting', vouchers: 2, refusedBecause: null })
  })

  it('sent twice is one; replaced, the old one is gone from the queue', async () => {
    const built = await member()
    const file = await picture()
    const [first, again] = [
      await uploadVoucher(test, built.clerk, built.billId, 100, { file }),
      await uploadVoucher(test, built.clerk, built.billId, 100, { file }),
    ]
    expect(again.voucherId).toBe(first.voucherId)
    const replaces = first.voucherId ?? ''
    const second = await uploadVoucher(test, built.clerk, built.billId, 200, { replaces })
    const { vouchers } = await built.clerk.api.dues.bill.query({ billId: built.billId })
    expect(vouchers.map(({ id }) => id)).toEqual([second.voucherId])
    await built.clerk.api.dues.withdrawVoucher.mutate({
      voucherId: second.voucherId ?? '',
      version: 0,
    })
    const { bill } = await built.clerk.api.dues.bill.query({ billId: built.billId })
    expect(bill.status).toBe('owing')
  })
})

describe('money', () => {
  it('in part leaves the rest owed; more than that is refused with what to do', async () => {
    const built = await withVoucher()
    const part = built.amountFen / 4
    await finance.api.dues.confirm.mutate(asVoucher(built, part))
    const { bill } = await finance.api.dues.open.query({ billId: built.billId })
    expect(bill).toMatchObject({ status: 'part-paid', owedFen: built.amountFen - part })
    const refusal = await refusalOf(confirmByReference(test, finance, built, built.amountFen))
    expect(refusal).toMatchObject({ code: 'dues.more-than-owed' })
    expect(refusal.message).toContain('下一年度')
    await confirmByReference(test, finance, built, built.amountFen - part)
    expect((await ledger(built.billId))['dues-receivable']).toBe(0)
  })

  it('without a voucher takes the bank’s reference, and no day that is still to come', async () => {
    const built = await member()
    const asked = {
      billId: built.billId,
      voucher: null,
      seenOwedFen: built.amountFen,
      amountFen: 100,
      receivedOn: today(test),
      reference: ' ',
    }
    expect(await refusalOf(finance.api.dues.confirm.mutate(asked))).toMatchObject({
      code: 'dues.reference-required',
    })
    const ahead = { ...asked, reference: 'x1', receivedOn: '2099-01-01' }
    expect(await refusalOf(finance.api.dues.confirm.mutate(ahead))).toMatchObject({
      code: 'dues.day-ahead',
    })
  })

  it('confirmed by two at once counts once, and the second is told who was first', async () => {
    const built = await withVoucher()
    const asked = asVoucher(built, built.amountFen / 2)
    const ends = await Promise.allSettled([
      finance.api.dues.confirm.mutate(asked),
      colleague.api.dues.confirm.mutate(asked),
    ])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { bill } = await finance.api.dues.open.query({ billId: built.billId })
    expect(bill.paidFen).toBe(built.amountFen / 2)
    const late = await refusalOf(finance.api.dues.confirm.mutate(asked))
    expect(late.message).toMatch(/财务[甲乙]刚刚已处理/)
  })

  it('is undone by a second entry, once; the voucher waits again and nothing is deleted', async () => {
    const built = await withVoucher()
    await finance.api.dues.confirm.mutate(asVoucher(built, built.amountFen))
    const { payments } = await finance.api.dues.open.query({ billId: built.billId })
    const undo = { paymentId: payments[0]?.id ?? '', reason: '认错了单位' }
    const ends = await Promise.allSettled([
      finance.api.dues.reverse.mutate(undo),
      colleague.api.dues.reverse.mutate(undo),
    ])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const after = await finance.api.dues.open.query({ billId: built.billId })
    expect(after.bill).toMatchObject({
      status: 'voucher-waiting',
      owedFen: built.amountFen,
      paidOn: null,
    })
    expect(after.payments).toMatchObject([{ reversed: true }])
    expect(after.steps.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['confirmed', 'reversed']),
    )
    expect(await ledger(built.billId)).toMatchObject({ bank: 0 })
  })
})

describe('a waiver', () => {
  it('is posted once another person confirmed it, and never by the one who proposed it', async () => {
    const built = await member()
    const half = built.amountFen / 2
    await finance.api.dues.proposeWaiver.mutate({
      billId: built.billId,
      amountFen: half,
      reason: '受灾减免',
      seenOwedFen: built.amountFen,
    })
    const { rows } = await finance.api.dues.waivers.query({})
    const waiver = rows.find(({ billId }) => billId === built.billId)
    expect(waiver?.canDecide).toBe(false)
    const decide = { waiverId: waiver?.id ?? '', confirm: true }
    expect(await refusalOf(finance.api.dues.decideWaiver.mutate(decide))).toMatchObject({
      code: 'dues.waiver-own',
    })
    await colleague.api.dues.decideWaiver.mutate(decide)
    expect(await refusalOf(colleague.api.dues.decideWaiver.mutate(decide))).toMatchObject({
      code: 'dues.changed-meanwhile',
    })
    const { bill } = await finance.api.dues.open.query({ billId: built.billId })
    expect(bill).toMatchObject({ waivedFen: half, owedFen: half, paidFen: 0 })
    expect(await ledger(built.billId)).toMatchObject({
      'dues-waived': half,
      'dues-receivable': half,
    })
  })
})

describe('whoever may not', () => {
  it('another member and another association find nothing, not even the file', async () => {
    const built = await withVoucher()
    const stranger = (await member()).clerk
    const abroad = await buildStaff(test, test.sites[1], 'administrator')
    const { vouchers } = await built.clerk.api.dues.bill.query({ billId: built.billId })
    const path = `/dues/files/${vouchers[0]?.file.id}`
    expect((await built.clerk.send({ path })).status).toBe(200)
    expect((await finance.send({ path: `${path}/preview/1?w=320` })).status).toBe(200)
    for (const other of [stranger, abroad]) expect((await other.send({ path })).status).toBe(404)
    const { billId, voucherId } = built
    const calls = [
      stranger.api.dues.bill.query({ billId }),
      stranger.api.dues.withdrawVoucher.mutate({ voucherId, version: 0 }),
      stranger.api.dues.open.query({ billId }),
      stranger.api.dues.confirm.mutate(asVoucher(built, 100)),
      abroad.api.dues.open.query({ billId }),
      abroad.api.dues.confirm.mutate(asVoucher(built, 100)),
      abroad.api.dues.refuse.mutate({ voucherId, version: 0, reason: '不可以' }),
    ]
    const refusals = await Promise.all(calls.map((call) => refusalOf(call)))
    expect(refusals.map(({ code }) => code)).toEqual(calls.map(() => 'not-found'))
    expect((await uploadVoucher(test, stranger, billId, 100)).refusal?.code).toBe('not-found')
    const notice = { path: `/dues/bills/${billId}/notice.pdf` }
    for (const other of [stranger, abroad]) expect((await other.send(notice)).status).toBe(404)
    expect((await built.clerk.send(notice)).headers['content-type']).toBe('application/pdf')
  })
})
