import { describe, expect, it } from 'vitest'
import { departureOf } from './departure.ts'
import { entryOf } from './entry.ts'
import { movement } from './movement.ts'
import { newsOf } from './news.ts'
import { buildEvent, buildRow } from './testing/build-row.ts'

const labelOf = (): string => '会长办公会'
const row = buildRow({ partyName: '西岭送变电' })
const board = { ...row, stage: 'board', version: 4 }
const passed = entryOf(buildEvent(11, { row: board, leftStage: 'review' }), row)
const arrival = (seq: number, at = '2026-03-05T06:05:00.000Z') =>
  entryOf(buildEvent(seq, { row: buildRow(), kind: 'case.submit', at }), undefined)

describe('what happened is told', () => {
  it('where the row stood', () => {
    expect(departureOf(passed)).toEqual({ text: '王老师通过', status: 'done' })
    const returned = buildEvent(12, {
      row: { ...row, state: 'returned', stage: null },
      leftStage: 'review',
    })
    expect(departureOf(entryOf(returned, row))).toEqual({ text: '王老师退回', status: 'stop' })
  })

  it('in the log, the latest first, several arrivals as one line', () => {
    const lines = newsOf([arrival(9), arrival(10), passed], labelOf)
    expect(lines.map((line) => line.text)).toEqual([
      '王老师通过西岭送变电，已转会长办公会',
      '新到 2 件入会申请',
    ])
  })

  it('with a line of its own for what came back or was claimed', () => {
    const back = buildRow({ partyName: '东洲送变电', submissionNumber: 2 })
    const claim = { accountId: 'z', name: '赵老师', until: '2026-03-05T07:00:00.000Z' }
    const claimed = buildEvent(13, { row: { ...row, claim, version: 4 }, kind: 'case.claimed' })
    const lines = newsOf(
      [
        entryOf(buildEvent(12, { row: back, kind: 'case.submit' }), undefined),
        entryOf(claimed, row),
      ],
      labelOf,
    )
    expect(lines.map((line) => line.text)).toEqual(['赵老师认领西岭送变电', '东洲送变电补正回来'])
  })
})

describe('the change beside a count', () => {
  const now = Date.parse('2026-03-05T06:10:00.000Z')

  it('is what came and went in the last ten minutes', () => {
    expect([...movement([arrival(9), passed], now)]).toEqual([['join/board', 1]])
    expect([...movement([passed], now)]).toEqual([
      ['join/review', -1],
      ['join/board', 1],
    ])
  })

  it('fades', () => {
    expect(movement([passed], now + 10 * 60_000).size).toBe(0)
  })
})
