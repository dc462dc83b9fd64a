import { describe, expect, it } from 'vitest'
import { afterPass, filterOf, stageOf, type StageCount } from './desk-place.ts'

const stage = (application: string, slug: string, facts: Partial<StageCount> = {}): StageCount => ({
  application,
  applicationLabel: '',
  stage: slug,
  label: slug,
  kind: 'person',
  waiting: 0,
  mine: 0,
  unclaimed: 0,
  resubmitted: 0,
  returned: 0,
  bulkPass: true,
  oldestWaited: null,
  late: 0,
  nextMeetingOn: null,
  ...facts,
})
const board = stage('join', 'board', { kind: 'meeting', waiting: 9 })
const review = stage('join', 'review')
const person = stage('person', 'check', { waiting: 2 })
const stages = [review, board, person]

describe('the queue that is shown', () => {
  it('is the one that the address names', () => {
    expect(stageOf(stages, 'join/board', { application: 'join', stage: 'review' })).toBe(board)
  })

  it('is the open case’s where the address names none', () => {
    expect(stageOf(stages, undefined, { application: 'join', stage: 'board' })).toBe(board)
  })

  it('is the first with work for a person, and no sitting’s', () => {
    expect(stageOf(stages, 'gone/gone', undefined)).toBe(person)
    expect(stageOf([review], undefined, undefined)).toBe(review)
    expect(stageOf([], undefined, undefined)).toBeNull()
  })

  it('reads a filter it does not know as all', () => {
    expect(filterOf('mine')).toBe('mine')
    expect(filterOf('constructor')).toBe('all')
  })
})

it('a pass leads to the next stage of the same application, or ends the case', () => {
  expect(afterPass(stages, { application: 'join', stage: 'review' }, false)).toBe('转board')
  expect(afterPass(stages, { application: 'person', stage: 'check' }, true)).toBe('办结')
  expect(afterPass(stages, { application: 'person', stage: 'check' }, false)).toBe('')
})
