import { register, signIn } from '@guildhall/contract/accounts'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { fieldProblems } from './field-problems.ts'

it('tells the first problem of each field in the words of the shared schema', () => {
  expect(fieldProblems(signIn, { mobile: '1380013', password: '' })).toEqual({
    mobile: '请填写11位手机号，不含空格和区号。',
    password: '请填写密码。',
  })
})

it('finds nothing wrong with what the server would take', () => {
  expect(fieldProblems(signIn, { mobile: '13800138000', password: 'x' })).toEqual({})
})

it('never shows a library’s own words', () => {
  const problems = fieldProblems(z.object({ year: z.number() }), { year: 'x' })
  expect(problems).toEqual({ year: '填写的内容不对，请检查。' })
})

it('speaks Chinese at every field of registration that was left empty', () => {
  const shape = Object.keys(register.shape)
  const problems = fieldProblems(register, Object.fromEntries(shape.map((name) => [name, ''])))
  expect(Object.keys(problems).toSorted()).toEqual(shape.toSorted())
  for (const message of Object.values(problems)) expect(message).toMatch(/\p{Script=Han}/u)
})
