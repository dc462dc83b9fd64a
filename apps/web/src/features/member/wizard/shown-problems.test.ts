import { formSpec } from '@guildhall/domain/blueprint/form'
import type { FormProblem } from '@guildhall/domain/forms/problem'
import { expect, it } from 'vitest'
import { answeredPaths, remember, shownProblems, stillTold } from './shown-problems.ts'

const form = formSpec.parse({
  steps: [
    {
      key: 'unit',
      title: '单位信息',
      groups: [
        {
          key: 'unit',
          fields: [
            { kind: 'text', key: 'name', label: '名称' },
            { kind: 'credit-code', key: 'code', label: '代码' },
          ],
        },
      ],
    },
  ],
})
const missing: FormProblem = {
  code: 'required',
  message: '请填写名称',
  path: 'unit.name',
  step: 'unit',
  label: '名称',
}
const wrong: FormProblem = {
  code: 'length',
  message: '少一位',
  path: 'unit.code',
  step: 'unit',
  label: '代码',
}
const none = new Set<string>()

it('keeps quiet about a field that is being typed for the first time', () => {
  expect(shownProblems([missing, wrong], none, none)).toEqual([])
})

it('says what is wrong once the field was left, and what is missing once the step was', () => {
  expect(shownProblems([missing, wrong], new Set(['unit.code', 'unit.name']), none)).toEqual([
    wrong,
  ])
  expect(shownProblems([missing, wrong], none, new Set(['unit']))).toEqual([missing, wrong])
})

it('judges at once what was typed in an earlier sitting', () => {
  expect(answeredPaths(form, { unit: { name: ' ', code: '9135' } })).toEqual(['unit.code'])
})

it('drops what the server said once the answer is another', () => {
  const answers = { unit: { code: '91350100M000100Y43' } }
  const told = remember([{ path: 'unit.code', message: '已有会员登记' }], answers)
  expect(stillTold(told, [], form, answers)).toMatchObject([
    { path: 'unit.code', step: 'unit', label: '代码' },
  ])
  expect(stillTold(told, [wrong], form, answers)).toEqual([])
  expect(stillTold(told, [], form, { unit: { code: '51140400MJ1637600Q' } })).toEqual([])
})
