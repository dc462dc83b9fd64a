import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import {
  dateInShanghai,
  formatDateProse,
  formatDateTime,
  formatDateTimeProse,
  formatMonthDay,
  formatTime,
  startOfDayInShanghai,
  yearInShanghai,
} from './shanghai.ts'

describe('time in China', () => {
  it('begins its year eight hours before UTC does', () => {
    expect(yearInShanghai(new Date('2026-12-31T15:59:59.999Z'))).toBe(2026)
    expect(yearInShanghai(new Date('2026-12-31T16:00:00Z'))).toBe(2027)
    expect(dateInShanghai('2026-12-31T16:00:00Z')).toBe('2027-01-01')
  })

  it('writes midnight as 00:00', () => {
    expect(formatDateTime('2026-03-04T16:00:00Z')).toBe('2026-03-05 00:00')
    expect(formatTime(new Date('2026-03-05T06:02:59Z'))).toBe('14:02')
  })

  it('writes dates for prose and for tables', () => {
    expect(formatDateProse('2026-03-05')).toBe('2026年3月5日')
    expect(formatMonthDay('2026-03-05')).toBe('3月5日')
    expect(formatDateTimeProse('2026-03-05T06:02:00Z')).toBe('2026年3月5日 14:02')
    expect(formatDateTime('2026-03-05T14:02:00+08:00')).toBe('2026-03-05 14:02')
  })

  it('knows when a day begins', () => {
    expect(startOfDayInShanghai('2026-01-01').toISOString()).toBe('2025-12-31T16:00:00.000Z')
    expect(dateInShanghai(startOfDayInShanghai('2026-01-01'))).toBe('2026-01-01')
  })

  it('agrees with the zone’s own rules, summer time of 1986 to 1991 and the turn to 1992 among them', () => {
    const zone = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' })
    const hour = 3600_000
    for (let at = Date.UTC(1985, 11, 1); at < Date.UTC(1993, 0, 2); at += 5 * hour) {
      expect(dateInShanghai(new Date(at))).toBe(zone.format(at))
    }
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2030, 0, 1); at += 31 * hour) {
      expect(dateInShanghai(new Date(at))).toBe(zone.format(at))
    }
  })

  it('refuses what is no instant', () => {
    expect(() => dateInShanghai('2026-03-05')).toThrow(RangeError)
    expect(() => dateInShanghai('2026-03-05T14:02:00')).toThrow(RangeError)
    expect(() => dateInShanghai(new Date(Number.NaN))).toThrow(RangeError)
    expect(() => startOfDayInShanghai('1988-06-01')).toThrow(RangeError)
    expect(() => formatDateProse('2026-02-30')).toThrow(RangeError)
  })
})

const PROGRAM = `
  const { dateInShanghai, formatDateTime, startOfDayInShanghai } = await import(process.argv[1])
  const { addMonths, weekday } = await import(process.argv[2])
  const { addWorkingDays } = await import(process.argv[3])
  console.log(JSON.stringify([
    dateInShanghai('2026-12-31T16:00:00Z'),
    formatDateTime('2026-03-08T10:30:00Z'),
    startOfDayInShanghai('2026-11-01').toISOString(),
    addMonths('2026-01-31', 1),
    weekday('2026-03-08'),
    addWorkingDays('2026-09-24', 7),
  ]))
`

it.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati'])(
  'says the same on a server whose own zone is %s',
  (zone) => {
    const modules = ['./shanghai.ts', './civil-date.ts', './working-days.ts']
    const urls = modules.map((path) => new URL(path, import.meta.url).href)
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM, ...urls], {
      env: { ...process.env, TZ: zone, NODE_NO_WARNINGS: '1' },
      encoding: 'utf8',
    })
    expect(JSON.parse(output)).toEqual([
      '2027-01-01',
      '2026-03-08 18:30',
      '2026-10-31T16:00:00.000Z',
      '2026-02-28',
      7,
      '2026-10-12',
    ])
  },
)
