import { expect, it } from 'vitest'
import {
  asksSentence,
  changesSentence,
  identitySummary,
  identityWords,
  inOrder,
  mainCard,
  type Identity,
} from './identity-words.ts'
import { buildIdentity } from './testing/build-identity.ts'

const identity = (status: Identity['status'], given: Partial<Identity> = {}): Identity =>
  buildIdentity({
    application: status,
    kind: 'certify',
    label: status,
    status,
    caseId: status === 'none' ? null : 'c',
    ...given,
  })

it('offers with each status what can be done now', () => {
  const told = (status: Identity['status'], given: Partial<Identity> = {}) => {
    const { words, act } = identityWords(identity(status, given))
    return [words, act.word, 'to' in act ? act.to : act.move]
  }
  expect(told('none')).toEqual(['未认证', '立即认证', '/my/apply/none'])
  expect(told('draft')).toEqual(['还没有提交', '继续填写', '/my/cases/c/edit'])
  expect(told('submitted')).toEqual(['审核中', '撤回修改', 'recall'])
  expect(told('returned')).toEqual(['已退回', '按批注修改', '/my/cases/c/edit'])
  expect(told('certified')).toEqual(['已认证', '修改资料', '/my/apply/certified'])
  expect(told('certified', { kind: 'join' })).toEqual(['已入会', '修改资料', '/my/unit'])
})

it('says of a renewal where it stands, beside what stays in force', () => {
  const told = (status: Identity['status']) => {
    const { words, renewal, act, also } = identityWords(identity(status, { isRenewal: true }))
    return [words, renewal?.words, act.word, also?.word]
  }
  expect(told('draft')).toEqual(['已认证', '修改还没有提交', '继续填写', '放弃修改'])
  expect(told('submitted')).toEqual(['已认证', '修改审核中', '撤回修改', '看进度'])
  expect(told('returned')).toEqual(['已认证', '修改已退回', '按批注修改', '放弃修改'])
  const renewal = identity('submitted', { isRenewal: true })
  expect(identitySummary([renewal, identity('submitted')])).toBe('一种审核中，一种已认证')
})

it('names what a renewal changes, and what it takes to be certified', () => {
  expect(changesSentence({ changes: [] })).toBe('还没有改动。')
  expect(changesSentence({ changes: ['姓名'] })).toBe('要改：姓名。')
  expect(changesSentence({ changes: ['一', '二', '三', '四'] })).toBe('要改：一、二、三 等 4 处。')
  expect(asksSentence({ asks: { fields: ['姓名', '联系方式'], papers: ['营业执照'] } })).toBe(
    '要填：姓名、联系方式。要传：营业执照。随填随存。',
  )
})

it('puts first what needs the person', () => {
  const all = inOrder([
    identity('none'),
    identity('certified'),
    identity('returned'),
    identity('submitted'),
  ])
  expect(all.map(({ status }) => status)).toEqual(['returned', 'submitted', 'certified', 'none'])
})

it('sums the cards up in a sentence', () => {
  expect(
    identitySummary([
      identity('returned'),
      identity('submitted'),
      identity('none'),
      identity('submitted'),
    ]),
  ).toBe('一种身份要修改，两种审核中')
  expect(identitySummary([identity('none')])).toBe(
    '还没有认证过。选一种开始，随填随存，可以分几次填',
  )
})

it('makes one button the main one, where something waits or nothing was begun yet', () => {
  expect(mainCard([identity('submitted'), identity('draft')])?.status).toBe('draft')
  expect(
    mainCard([identity('none', { application: 'first' }), identity('none')])?.application,
  ).toBe('first')
  expect(mainCard([identity('submitted'), identity('none')])).toBeUndefined()
})
