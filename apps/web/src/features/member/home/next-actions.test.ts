import type { MemberHome } from '@guildhall/contract/cases'
import { expect, it } from 'vitest'
import { buildIdentity } from './testing/build-identity.ts'
import { daysLeft, nextActions } from './next-actions.ts'

const bill = (
  year: number,
  dueOn: string,
  given: Partial<MemberHome['bills'][number]> = {},
): MemberHome['bills'][number] => ({
  id: `bill-${year}`,
  year,
  amountFen: 1_000_000,
  paidFen: 0,
  dueOn,
  status: 'open',
  ...given,
})
const identity = buildIdentity
const home = (given: Partial<MemberHome>): MemberHome => ({
  account: { userName: '甲', mobile: '138****0000', unitName: null },
  membership: null,
  certificates: [],
  bills: [],
  identities: [],
  running: [],
  whatNext: [],
  ...given,
})

it('says how far off a day is', () => {
  expect(daysLeft('2026-03-31', '2026-03-05')).toEqual({ left: '还有 26 天', isLate: false })
  expect(daysLeft('2026-03-05', '2026-03-05')).toEqual({ left: '就是今天', isLate: false })
  expect(daysLeft('2026-03-01', '2026-03-05')).toEqual({ left: '已过 4 天', isLate: true })
})

it('puts first what was sent back, then bills by the day they are due', () => {
  const actions = nextActions(
    home({
      identities: [
        identity({ status: 'returned', caseId: 'c', remarks: 2 }),
        identity({ status: 'submitted', caseId: 'd' }),
      ],
      bills: [
        bill(2027, '2027-03-31'),
        bill(2026, '2026-03-31'),
        bill(2025, '2025-03-31', { status: 'paid' }),
      ],
    }),
    '2026-03-05',
  )
  expect(actions.map(({ title, by }) => [title, by])).toEqual([
    ['按批注修改入会申请', '现在'],
    ['交 2026 年度会费', '3月31日前'],
    ['交 2027 年度会费', '3月31日前'],
  ])
  expect(actions[0]?.act).toEqual({ word: '按批注修改', to: '/my/cases/c/edit' })
})

it('tells a renewal from a first certification', () => {
  const renewal = identity({
    kind: 'certify',
    label: '建设单位',
    status: 'returned',
    caseId: 'c',
    isRenewal: true,
  })
  const [action] = nextActions(home({ identities: [renewal] }), '2026-03-05')
  expect(action?.title).toBe('按批注修改建设单位资料')
})

it('asks for what is still owed of a bill that was paid in part', () => {
  const [action] = nextActions(
    home({ bills: [bill(2026, '2026-03-31', { paidFen: 400_000 })] }),
    '2026-03-05',
  )
  expect(action?.amountFen).toBe(600_000)
})
