import type { BillRow, MyBill } from '@guildhall/contract/dues'
import { expect, it } from 'vitest'
import { openingSentence, openingTrack, titleSentence } from './opening-words.ts'

const bill: BillRow = {
  ...{ id: 'b', year: 2026, partyName: '甲公司', memberNumber: 'CZ2026-0001', title: '会员单位' },
  ...{ branch: null, amountFen: 200_000, paidFen: 0, waivedFen: 0, owedFen: 200_000 },
  ...{ issuedOn: '2026-03-01', dueOn: '2026-03-31', paidOn: null, status: 'owing', overdue: false },
  ...{ refusedBecause: null, vouchers: 0, receipt: null },
}
const waiting: MyBill['opening'] = { membership: null, title: null }
const open: MyBill['opening'] = {
  membership: { from: '2026-03-09', validTo: '2026-12-31', certificateId: null },
  title: null,
}
const sentence = (given: Partial<BillRow>, opening = waiting) =>
  openingSentence({ bill: { ...bill, ...given }, opening })
const here = (given: Partial<BillRow>, opening = waiting) =>
  openingTrack({ bill: { ...bill, ...given }, opening })
    .filter(({ place }) => place === 'here')
    .map(({ label }) => label)

it('promises a membership for the money, and calls none 有效 before it has come', () => {
  const states: Partial<BillRow>[] = [
    {},
    { overdue: true },
    { status: 'voucher-waiting' },
    { status: 'voucher-refused' },
    { status: 'part-paid', paidFen: 50_000, owedFen: 150_000 },
  ]
  for (const state of states) {
    expect(sentence(state)).toMatch(/^审核已通过.*开通会员/)
    expect(sentence(state)).not.toContain('有效')
  }
  expect(sentence({})).toBe('审核已通过，缴费到账后开通会员。')
  expect(sentence({ status: 'part-paid', paidFen: 50_000, owedFen: 150_000 })).toContain(
    '还差 1,500 元',
  )
  expect(sentence({ status: 'settled', owedFen: 0 }, open)).toBe(
    '会员已开通，会籍自2026年3月9日至2026年12月31日。',
  )
})

it('stands at the payer until a voucher waits, then at the association', () => {
  expect(here({})).toEqual(['缴费，传凭证'])
  expect(here({ status: 'voucher-refused' })).toEqual(['缴费，传凭证'])
  expect(here({ status: 'voucher-waiting' })).toEqual(['协会确认到账'])
  expect(here({ status: 'settled', owedFen: 0, paidOn: '2026-03-09' }, open)).toEqual([])
})

it('tells what was settled about a title, with the note where it is another', () => {
  expect(titleSentence(null)).toBe('')
  const title = { asked: '会长单位', granted: '会员单位', note: '由会员大会选举。' }
  expect(titleSentence(title)).toBe(
    '职务核定为会员单位（申请的是会长单位），会费按核定的职务开单。说明：由会员大会选举。',
  )
  expect(titleSentence({ ...title, granted: '会长单位', note: null })).toContain('核定为会长单位')
})
