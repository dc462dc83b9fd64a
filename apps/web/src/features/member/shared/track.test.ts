import type { StageView } from '@guildhall/contract/common'
import { describe, expect, it } from 'vitest'
import { nextSentence, paceSentence, stageSentence, trackOf } from './track.ts'

const stage = (given: Partial<StageView>): StageView => ({
  slug: 'first',
  label: '会员部初审',
  place: 'ahead',
  since: null,
  until: null,
  dueOn: null,
  duration: '5 个工作日内',
  usualDays: null,
  contact: { office: '会员部', phone: '010-0000 1201' },
  ...given,
})
const first = stage({ place: 'here', since: '2026-03-04T02:00:00.000Z', dueOn: '2026-03-11' })
const board = stage({ slug: 'board', label: '会长办公会', duration: '每月一次' })
const told = (...given: Parameters<typeof trackOf>) =>
  trackOf(...given).map(({ label, place, when }) => [label, place, when ?? ''])

describe('where a case stands', () => {
  it('is told with days behind, since when here, and how long ahead', () => {
    expect(told({ state: 'submitted', stages: [first, board] })).toEqual([
      ['提交', 'past', '3月4日'],
      ['会员部初审', 'here', '3月4日起'],
      ['会长办公会', 'ahead', '每月一次'],
      ['结束', 'ahead', ''],
    ])
  })

  it('is with the applicant once it was sent back', () => {
    const returned = {
      state: 'returned',
      since: '2026-03-05T02:00:00.000Z',
      stages: [stage({}), board],
    } as const
    expect(told(returned)[0]).toEqual(['您来修改', 'here', '3月5日起'])
    expect(told(returned)[1]).toEqual(['会员部初审', 'ahead', '5 个工作日内'])
  })

  it('ends with the day it was done', () => {
    const past = stage({
      place: 'past',
      since: '2026-03-04T02:00:00.000Z',
      until: '2026-03-06T02:00:00.000Z',
    })
    expect(told({ state: 'approved', since: '2026-03-26T02:00:00.000Z', stages: [past] })).toEqual([
      ['提交', 'past', '3月4日'],
      ['会员部初审', 'past', '3月6日'],
      ['结束', 'past', '3月26日'],
    ])
  })
})

it('says by when a stage ends, and whom to call once that day has gone by', () => {
  expect(stageSentence(first, '2026-03-05')).toBe('会员部初审：5 个工作日内，预计不晚于 3月11日。')
  expect(stageSentence(first, '2026-03-12')).toContain('可以打电话问会员部')
  expect(stageSentence(board, '2026-03-05')).toBe('会长办公会：每月一次。')
})

it('says how long a stage usually takes, where that is known', () => {
  expect(paceSentence(first)).toBe('')
  expect(paceSentence(stage({ usualDays: 2 }))).toBe(
    '近 90 天里，半数以上在这一步 2 个工作日内有结果。',
  )
  expect(paceSentence(stage({ usualDays: 0 }))).toContain('当天')
})

it('says what comes next, and that nothing does after the last', () => {
  expect(nextSentence([first, board])).toBe('之后到会长办公会：每月一次。')
  expect(nextSentence([stage({ place: 'past' }), { ...board, place: 'here' }])).toContain('结束')
})
