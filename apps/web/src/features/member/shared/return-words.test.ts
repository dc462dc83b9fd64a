import { expect, it } from 'vitest'
import { returnWords } from './return-words.ts'

const at = '2026-03-04T02:00:00.000Z'
const back = {
  action: 'return',
  by: '会员部',
  at,
  fromStage: null,
  toStage: null,
  toState: 'returned',
  reason: '有两处要补正',
} as const
const remark = (path: string, text: string) => ({
  id: text,
  path,
  text,
  author: '审核人员',
  sentAt: at,
  submissionNumber: 1,
})

it('tells what was said about the whole when it was sent back', () => {
  const said = returnWords({
    state: 'returned',
    steps: [back],
    remarks: [remark('', '请补盖骑缝章'), remark('unit.name', '写全称')],
  })
  expect(said).toEqual({ by: '会员部', at, lines: ['有两处要补正', '请补盖骑缝章'] })
})

it('says the same thing once, and nothing once it is under review again', () => {
  expect(
    returnWords({ state: 'returned', steps: [back], remarks: [remark('', '有两处要补正')] })?.lines,
  ).toHaveLength(1)
  expect(returnWords({ state: 'submitted', steps: [back], remarks: [] })).toBeNull()
})
