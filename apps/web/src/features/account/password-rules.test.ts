import { expect, it } from 'vitest'
import { passwordRules } from './password-rules.ts'

const met = (password: string, mobile = '13800138000') =>
  passwordRules(password, mobile).map((rule) => rule.met)

it('says which rules of a good password are met', () => {
  expect(met('')).toEqual([false, false, false])
  expect(met('river7')).toEqual([false, true, true])
  expect(met('riverstone')).toEqual([true, false, true])
  expect(met('river7stone')).toEqual([true, true, true])
})

it.each(['river1234x', 'river9876x', 'abcdRiver7x', 'x13800138000', 'river00138000'])(
  'does not count %s as free of runs and of the mobile number',
  (password) => {
    expect(met(password)[2]).toBe(false)
  },
)
