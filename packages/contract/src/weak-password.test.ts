import { expect, it } from 'vitest'
import { isMostlyRuns, isWeakPassword, tellsOwner } from './weak-password.ts'

const owner = { mobile: '13800138000', userName: '杨女士' }

it.each(['abcd123456', 'aaaaaaaa11', 'qwertyuiop12', '9876543210a', 'zxcvbnm123'])(
  'calls %s little more than runs',
  (password) => {
    expect(isMostlyRuns(password)).toBe(true)
  },
)

it.each(['river7stone', 'k4Tn-91xPq', '青山river77绿水'])('takes %s', (password) => {
  expect(isWeakPassword(password, owner)).toBe(false)
})

it('refuses what anyone knows of the owner', () => {
  expect(tellsOwner('x13800138000y', owner)).toBe(true)
  expect(tellsOwner('杨女士river7stone', owner)).toBe(true)
  expect(tellsOwner('river7stone', { mobile: '', userName: '' })).toBe(false)
})
