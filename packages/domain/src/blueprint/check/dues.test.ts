import { describe, expect, it } from 'vitest'
import { checkBlueprint } from '../check.ts'
import { addClasses, scheduleOf, type BrokenCase } from '../testing/blueprint-parts.ts'
import { exampleBlueprint } from '../testing/example-blueprint.ts'

const broken: BrokenCase[] = [
  [
    'an unknown dues class',
    (b) => b.dues.titles.push({ slug: 't', label: '级', duesClass: 'none' }),
    'dues.titles[2].duesClass',
    '没有会费档次',
  ],
  [
    'an unknown class in a schedule',
    (b) => (scheduleOf(b).amounts['none'] = 1),
    'dues.schedules[0].amounts.none',
    '没有会费档次',
  ],
  [
    'a fifth class where it is forbidden',
    (b) => {
      addClasses(b, 3)
      b.dues.fifthClass = 'refuse'
    },
    'dues.classes',
    '不允许',
  ],
  [
    'a class without an amount',
    (b) => delete scheduleOf(b).amounts['low'],
    'dues.schedules[0].amounts',
    '没有写会费标准',
  ],
  [
    'no title for newcomers',
    (b) => (b.dues.titles[1]!.newcomer = false),
    'dues.titles',
    '有且只有一级',
  ],
  [
    'two titles for newcomers',
    (b) => (b.dues.titles[0]!.newcomer = true),
    'dues.titles',
    '有且只有一级',
  ],
  [
    'schedules out of order',
    (b) => b.dues.schedules.push({ ...scheduleOf(b), from: '2024-01-01' }),
    'dues.schedules[1].from',
    '先后排列',
  ],
  [
    'a day that is none',
    (b) => (scheduleOf(b).from = '2025-02-30'),
    'dues.schedules[0].from',
    '没有这一天',
  ],
  [
    'a cut-off that not every year has',
    (b) => (b.dues.term = { kind: 'calendar-year', joinCutoff: '02-29' }),
    'dues.term.joinCutoff',
    '不是每年都有',
  ],
  [
    'a vote with too few present',
    (b) => Object.assign(scheduleOf(b).resolution, { dueToAttend: 91 }),
    'dues.schedules[0].resolution.attended',
    '三分之二',
  ],
  [
    'a vote with too few in favour',
    (b) => Object.assign(scheduleOf(b).resolution, { votesFor: 29 }),
    'dues.schedules[0].resolution.votesFor',
    '二分之一',
  ],
  [
    'a vote of more than were there',
    (b) => Object.assign(scheduleOf(b).resolution, { abstained: 40 }),
    'dues.schedules[0].resolution',
    '之和',
  ],
]

describe('checkBlueprint on dues', () => {
  it.each(broken)('refuses %s', (_title, change, path, words) => {
    const { blueprint, problems } = checkBlueprint(exampleBlueprint(change))
    expect(blueprint).toBeUndefined()
    const message = expect.stringContaining(words)
    expect(problems).toContainEqual({ path, message, level: 'error' })
  })
})
