import { describe, expect, it } from 'vitest'
import { buildRow } from '../live/testing/build-row.ts'
import {
  clearGone,
  emptyView,
  follow,
  neighbour,
  nextToDecide,
  reveal,
  type QueueView,
} from './queue-view.ts'

const [first, second, third] = ['甲', '乙', '丙'].map((partyName) => buildRow({ partyName }))
const quiet = { arrived: new Set<string>(), departed: new Map() }
const names = (view: QueueView): string[] =>
  view.shown.map(({ row, gone }) => row.partyName + (gone ? `（${gone.text}）` : ''))

const start = follow(emptyView, [first!, second!, third!], quiet)
const passed = {
  ...quiet,
  departed: new Map([[second!.id, { text: '王老师通过', status: 'done' as const }]]),
}

describe('the queue on the screen', () => {
  it('shows a page that was read at once', () => {
    expect(names(start)).toEqual(['甲', '乙', '丙'])
    expect(start.held).toEqual([])
  })

  it('lets arrivals wait until they are asked for', () => {
    const arrival = buildRow({ partyName: '丁' })
    const rows = [first!, second!, third!, arrival]
    const view = follow(start, rows, { ...quiet, arrived: new Set([arrival.id]) })
    expect(names(view)).toEqual(['甲', '乙', '丙'])
    expect(view.held).toEqual([arrival])
    expect(names(reveal(view, rows))).toEqual(['甲', '乙', '丙', '丁'])
  })

  it('tells a colleague’s decision where the row stood, and lets it leave when it was seen', () => {
    const view = follow(start, [first!, third!], passed)
    expect(names(view)).toEqual(['甲', '乙（王老师通过）', '丙'])
    const later = follow(view, [first!, third!], quiet)
    expect(names(later)).toEqual(['甲', '乙（王老师通过）', '丙'])
    expect(names(clearGone(later, new Set([second!.id])))).toEqual(['甲', '丙'])
  })

  it('keeps the order of several that leave side by side', () => {
    const departed = new Map(
      [first!, second!].map((row) => [row.id, { text: '退回', status: 'stop' as const }]),
    )
    expect(names(follow(start, [third!], { ...quiet, departed }))).toEqual([
      '甲（退回）',
      '乙（退回）',
      '丙',
    ])
  })

  it('changes a claim where the row stands', () => {
    const claim = { accountId: 'x', name: '陈老师', until: '2026-03-05T06:00:00.000Z' }
    const view = follow(start, [first!, { ...second!, claim }, third!], quiet)
    expect(view.shown[1]?.row.claim?.name).toBe('陈老师')
  })

  it('drops what left unseen, such as a row of another stage', () => {
    expect(names(follow(start, [first!], quiet))).toEqual(['甲'])
  })

  it('brings a row back that left and came again', () => {
    const view = follow(follow(start, [first!, third!], passed), [first!, second!, third!], quiet)
    expect(names(view)).toEqual(['甲', '乙', '丙'])
  })
})

describe('the next case', () => {
  it('is the next one that still waits', () => {
    const view = follow(start, [first!, third!], passed)
    expect(neighbour(view, first!.id, 1)).toEqual(third)
    expect(neighbour(view, second!.id, 1)).toEqual(third)
    expect(neighbour(view, third!.id, -1)).toEqual(first)
    expect(neighbour(view, third!.id, 1)).toBeNull()
  })

  it('after a decision is one that no colleague has, if there is one', () => {
    expect(nextToDecide(start, first!.id, (row) => row.id !== second!.id)).toEqual(third)
    expect(nextToDecide(start, third!.id, (row) => row.id !== second!.id)).toEqual(first)
    expect(nextToDecide(start, first!.id, () => false)).toEqual(second)
    expect(nextToDecide(follow(emptyView, [first!], quiet), first!.id, () => true)).toBeNull()
  })

  it('is the first where none is open, and none where the queue is empty', () => {
    expect(neighbour(start, null, 1)).toEqual(first)
    expect(neighbour(emptyView, null, 1)).toBeNull()
  })
})
