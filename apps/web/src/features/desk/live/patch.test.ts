import type { Counters, QueueRow } from '@guildhall/contract/review'
import { describe, expect, it } from 'vitest'
import { entryOf, type Entry } from './entry.ts'
import { patchCounters } from './patch-counters.ts'
import { belongs, patchPages, type QueuePage, type QueueQuery } from './patch-queue.ts'
import type { Looker } from './share.ts'
import { buildEvent, buildRow } from './testing/build-row.ts'

const me = 'me'
const looker: Looker = { accountId: me, now: Date.parse('2026-03-05T06:00:00.000Z') }
const until = '2026-03-05T06:20:00.000Z'
const mine = { accountId: me, name: '林老师', until }
const theirs = { accountId: 'chen', name: '陈老师', until }
const all: QueueQuery = {
  ...{ application: 'join', stage: 'review', filter: 'all' as const, search: '' },
  ...{ branch: null, sort: 'oldest' as const },
}
const filters = ['all', 'mine', 'unclaimed', 'resubmitted', 'returned'] as const

const rows = [
  buildRow({ claim: theirs, waited: 6 }),
  buildRow({ claim: mine, submissionNumber: 2 }),
  buildRow(),
]
const [chens, own, free] = rows as [QueueRow, QueueRow, QueueRow]
const page: QueuePage = { rows, next: null, seq: 10 }

function stage(
  label: string,
  slug: string,
  counts: Partial<Counters['stages'][number]>,
): Counters['stages'][number] {
  return {
    application: 'join',
    applicationLabel: '入会申请',
    stage: slug,
    label,
    kind: 'person',
    waiting: 0,
    mine: 0,
    unclaimed: 0,
    resubmitted: 0,
    returned: 0,
    oldestWaited: null,
    late: 0,
    nextMeetingOn: null,
    bulkPass: true,
    ...counts,
  }
}

const counters: Counters = {
  seq: 10,
  stages: [
    stage('会员部初审', 'review', {
      waiting: 3,
      mine: 1,
      unclaimed: 1,
      resubmitted: 1,
      late: 1,
      oldestWaited: 6,
    }),
    stage('会长办公会', 'board', { waiting: 41, unclaimed: 41, oldestWaited: 9 }),
  ],
  decidedToday: { mine: 10, all: 33 },
  branches: [],
}

/** The counters and every filter's list after events, and that they agree. */
function after(entries: readonly Entry[], decidedHere = new Set<string>()) {
  const counted = entries.reduce(
    (kept, entry) => patchCounters(kept, entry, looker, decidedHere),
    counters,
  )
  const lists = Object.fromEntries(
    filters.map((filter) => {
      const query = { ...all, filter }
      const start = [{ ...page, rows: rows.filter((row) => belongs(row, query, looker)) }]
      const pages = entries.reduce((kept, entry) => patchPages(kept, query, entry, looker), start)
      return [filter, pages.flatMap((each) => each.rows)]
    }),
  )
  const [review, board] = counted.stages
  expect({
    all: review?.waiting,
    mine: review?.mine,
    unclaimed: review?.unclaimed,
    resubmitted: review?.resubmitted,
    returned: review?.returned,
  }).toEqual(Object.fromEntries(filters.map((filter) => [filter, lists[filter]?.length])))
  return {
    review: review!,
    board: board!,
    today: counted.decidedToday,
    list: lists['all'] ?? [],
    lists,
  }
}

const entry = (seq: number, before: QueueRow | undefined, row: QueueRow, facts = {}): Entry =>
  entryOf(buildEvent(seq, { row, ...facts }), before)

describe('counts agree with the list after a case', () => {
  it('enters', () => {
    const arrival = buildRow({ waited: 0 })
    const { review, list } = after([entry(11, undefined, arrival, { kind: 'case.submit' })])
    expect(review.waiting).toBe(4)
    expect(list.at(-1)).toEqual(arrival)
  })

  it('moves on by a colleague’s decision', () => {
    const moved = { ...chens, stage: 'board', claim: null, waited: 0, version: 4 }
    const { review, board, today } = after([entry(11, chens, moved, { leftStage: 'review' })])
    expect(review).toMatchObject({ waiting: 2, late: 0 })
    expect(board).toMatchObject({ waiting: 42, oldestWaited: 9 })
    expect(today).toEqual({ mine: 10, all: 34 })
  })

  it('moves on by my own decision', () => {
    const moved = { ...own, stage: 'board', claim: null, version: 4 }
    const { today } = after([entry(11, own, moved, { leftStage: 'review' })], new Set([own.id]))
    expect(today).toEqual({ mine: 11, all: 34 })
  })

  it('leaves for good, or back to the applicant', () => {
    const returned = { ...own, state: 'returned' as const, stage: null, claim: null }
    const { review } = after([entry(11, own, returned, { leftStage: 'review' })])
    expect(review).toMatchObject({ waiting: 2, mine: 0, resubmitted: 0 })
  })

  it('is taken back by the applicant, which is nobody’s decision', () => {
    const recalled = { ...free, state: 'draft' as const, stage: null }
    expect(after([entry(11, free, recalled, { leftStage: 'review' })]).today).toEqual(
      counters.decidedToday,
    )
  })

  it('is claimed and released', () => {
    const claimed = { ...free, claim: theirs, version: 4 }
    const first = entry(11, free, claimed, { kind: 'case.claimed' })
    expect(after([first]).review.unclaimed).toBe(0)
    const second = entry(12, claimed, { ...free, version: 5 }, { kind: 'case.released' })
    expect(after([first, second]).review.unclaimed).toBe(1)
  })

  it('is claimed by me', () => {
    const claimed = { ...free, claim: mine, version: 4 }
    const { review, lists } = after([entry(11, free, claimed, { kind: 'case.claimed' })])
    expect(review.mine).toBe(2)
    expect(lists['mine']?.map((row) => row.id)).toEqual([own.id, free.id])
  })
})

describe('an event', () => {
  it('that was read already changes nothing', () => {
    const moved = { ...chens, stage: 'board' }
    const seen = entry(10, chens, moved, { leftStage: 'review' })
    expect(patchCounters(counters, seen, looker, new Set())).toBe(counters)
    expect(patchPages([page], all, seen, looker)).toEqual([page])
  })

  it('about a case on no loaded page still moves the counts', () => {
    const moved = buildRow({ stage: 'board' })
    const counted = patchCounters(
      counters,
      entry(11, undefined, moved, { leftStage: 'review' }),
      looker,
      new Set(),
    )
    expect(counted.stages.map((each) => each.waiting)).toEqual([2, 42])
  })

  it('about another association’s stage or another application leaves the strip alone', () => {
    const other = buildRow({ application: 'certify-person' })
    const counted = patchCounters(
      counters,
      entry(11, undefined, other, { kind: 'case.submit' }),
      looker,
      new Set(),
    )
    expect(counted.stages).toEqual(counters.stages)
  })
})

describe('a queue', () => {
  it('takes a row in by its age, and leaves to the next page what belongs there', () => {
    const old = buildRow({ stageSince: '2026-03-01T00:00:00.000Z' })
    const young = buildRow()
    const more = { ...page, next: 'cursor' }
    const arrive = (row: QueueRow) => entry(11, undefined, row, { kind: 'case.submit' })
    expect(patchPages([more], all, arrive(old), looker)[0]?.rows[0]).toEqual(old)
    expect(patchPages([more], all, arrive(young), looker)[0]?.rows).toHaveLength(3)
  })

  it('counts a claim that has run out as none', () => {
    const lapsed = buildRow({ claim: { ...theirs, until: '2026-03-05T05:59:00.000Z' } })
    expect(belongs(lapsed, { ...all, filter: 'unclaimed' }, looker)).toBe(true)
  })

  it('finds by a part of the name, or by the number', () => {
    const row = buildRow({ partyName: '南屿海上风电工程有限公司', number: '2026-0214' })
    expect(belongs(row, { ...all, search: '风电' }, looker)).toBe(true)
    expect(belongs(row, { ...all, search: '2026-0214' }, looker)).toBe(true)
    expect(belongs(row, { ...all, search: '水电' }, looker)).toBe(false)
  })
})
