import { expect, it } from 'vitest'
import {
  identitySummary,
  identityWords,
  inOrder,
  mainCard,
  type Identity,
} from './identity-words.ts'

const identity = (status: Identity['status'], given: Partial<Identity> = {}): Identity => ({
  application: status,
  kind: 'certify',
  label: status,
  description: '',
  status,
  caseId: status === 'none' ? null : 'c',
  stageLabel: null,
  since: null,
  remarks: 0,
  ...given,
})

it('offers with each status what can be done now', () => {
  const told = (status: Identity['status']) => {
    const { words, act } = identityWords(identity(status))
    return [words, act.word, act.to]
  }
  expect(told('none')).toEqual(['未认证', '立即认证', '/my/apply/none'])
  expect(told('draft')).toEqual(['还没有提交', '继续填写', '/my/cases/c/edit'])
  expect(told('submitted')).toEqual(['审核中', '查看进度', '/my/cases/c'])
  expect(told('returned')).toEqual(['已退回', '按批注修改', '/my/cases/c/edit'])
  expect(told('certified')).toEqual(['已认证', '修改资料', '/my/apply/certified'])
  expect(identityWords(identity('certified', { kind: 'join' })).act.word).toBe('查看证书')
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
