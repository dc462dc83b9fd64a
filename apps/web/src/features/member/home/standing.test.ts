import type { MemberHome } from '@guildhall/contract/cases'
import { expect, it } from 'vitest'
import { buildIdentity } from './testing/build-identity.ts'
import { certificateOf, newcomerSteps, standingOf } from './standing.ts'

const membership: NonNullable<MemberHome['membership']> = {
  partyName: '甲公司',
  number: '2026-0001',
  title: '会员单位',
  branch: null,
  joinedOn: '2026-03-26',
  status: 'active',
  toPay: null,
  sanction: null,
  validTo: '2026-12-31',
  contactName: null,
  contactMobile: null,
}
const join = buildIdentity({ caseId: 'c' })
const open = (state: MemberHome['running'][number]['state'], stageLabel: string | null = null) => ({
  id: 'c',
  application: 'join',
  label: '入会申请',
  number: null,
  partyName: '甲公司',
  state,
  stageLabel,
  since: '2026-03-05T02:00:00.000Z',
  createdAt: '2026-03-05T02:00:00.000Z',
  stages: [],
})
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

it('tells where one stands, member or not yet', () => {
  const words = (given: Partial<MemberHome>) => standingOf(home(given)).words
  expect(words({ membership })).toBe('会籍有效')
  const toPay = { billId: 'b', owedFen: 200_000, dueOn: '2026-04-25' }
  expect(words({ membership: { ...membership, status: 'upcoming', toPay } })).toBe(
    '审核已通过，缴费到账后开通会员',
  )
  expect(words({ identities: [join] })).toBe('还不是会员')
  expect(words({ identities: [{ ...join, status: 'draft' }] })).toBe('入会申请还没有提交')
  expect(words({ identities: [join], running: [open('submitted', '会员部初审')] })).toBe(
    '入会申请在会员部初审',
  )
  expect(words({ identities: [join], running: [open('returned')] })).toBe(
    '入会申请已退回，待您修改',
  )
})

it('shows the membership’s own certificate among several', () => {
  const other = {
    id: 'p',
    number: '1',
    title: '身份认证证书',
    validTo: null,
    status: 'valid',
    code: 'x',
  } as const
  const own = { ...other, id: 'm', title: '会员证书', validTo: '2026-12-31' }
  expect(certificateOf(home({ membership, certificates: [other, own] }))?.id).toBe('m')
  expect(certificateOf(home({ certificates: [other] }))?.id).toBe('p')
})

it('tells a newcomer what comes next, and not for years', () => {
  const told = home({ membership, whatNext: ['加入交流群'] })
  expect(newcomerSteps(told, '2026-04-01')).toEqual(['加入交流群'])
  expect(newcomerSteps(told, '2027-04-01')).toEqual([])
})
