import { expect, it } from 'vitest'
import { passwordRules } from './password-rules.ts'

const owner = { mobile: '13800138000', userName: '杨女士' }
const met = (password: string) => passwordRules(password, owner).map((rule) => rule.met)

it('says which rules of a good password are met', () => {
  expect(met('')).toEqual([false, false, false, false])
  expect(met('river7')).toEqual([false, true, true, true])
  expect(met('riverstone')).toEqual([true, false, true, true])
  expect(met('river7stone')).toEqual([true, true, true, true])
})

it('says what is wrong with a password that is guessed first', () => {
  expect(met('13800138000k')).toEqual([true, true, false, true])
  expect(met('abcd123456')).toEqual([true, true, true, false])
})
