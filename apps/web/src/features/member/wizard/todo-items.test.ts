import type { FormProblem } from '@guildhall/domain/forms/problem'
import { expect, it } from 'vitest'
import type { PlacedRemark } from './shown-remarks.ts'
import { openCount, todoItems, todoTitle } from './todo-items.ts'

const problem = (
  path: string,
  code: FormProblem['code'],
  message = '校验码对不上。请核对',
): FormProblem => ({
  path,
  code,
  message,
  step: 'unit',
  label: path,
})
const remark = (path: string, mended: boolean): PlacedRemark => ({
  id: path,
  path,
  text: '请写全称',
  author: '审核人员',
  sentAt: null,
  mended,
  answeredThen: '',
  step: 'unit',
  label: path,
})

it('names what is wrong, what was asked for, what is missing, and last what was changed', () => {
  const items = todoItems(
    [problem('name', 'required'), problem('code', 'check_character')],
    [remark('group', true), remark('address', false)],
  )
  expect(items.map(({ word, path, note }) => [word, path, note])).toEqual([
    ['填错', 'code', '校验码对不上'],
    ['待改', 'address', '请写全称'],
    ['没填', 'name', ''],
    ['已改', 'group', ''],
  ])
  expect(openCount(items)).toBe(3)
})

it('names a field once, even if it is wrong or missing and remarked as well', () => {
  const items = todoItems(
    [problem('code', 'check_character'), problem('address', 'required')],
    [remark('code', false), remark('address', false)],
  )
  expect(items.map(({ word, path }) => [word, path])).toEqual([
    ['填错', 'code'],
    ['待改', 'address'],
  ])
})

it('says who sent it back and when, in China’s time', () => {
  const back = {
    action: 'return',
    by: '会员部',
    at: '2026-03-03T17:00:00.000Z',
    fromStage: '会员部初审',
    toStage: null,
    toState: 'returned' as const,
    reason: null,
  }
  expect(todoTitle(todoItems([], [remark('a', false)]), [back], true)).toBe(
    '会员部 3月4日退回补正，这一步还有 1 处要处理',
  )
  expect(todoTitle(todoItems([], [remark('a', true)]), [back], true)).toBe(
    '会员部 3月4日退回补正，这一步的批注都已改过',
  )
  expect(todoTitle(todoItems([problem('a', 'date')], []), [], false)).toBe('这一步还有 1 处要处理')
})

it('sums up many that are missing, and still counts each', () => {
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((path) => problem(path, 'required'))
  const items = todoItems(many, [])
  expect(items.map(({ label, path }) => [label, path])).toEqual([['a等 6 项', 'a']])
  expect(openCount(items)).toBe(6)
})
