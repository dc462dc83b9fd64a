import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DuesScheduleSpec, TermPolicy } from '../blueprint/dues.ts'
import { addDays } from '../time/civil-date.ts'
import { duesFor, duesForTitle, scheduleOn } from './dues-in-force.ts'
import { duesYearOf, duesYearPeriod, firstBillYear } from './dues-year.ts'
import { membershipPeriod } from './membership-period.ts'
import { membershipStatus } from './membership-status.ts'
import { contains, lastDayOf } from './period.ts'

const CALENDAR: TermPolicy = { kind: 'calendar-year' }
const CUTOFF: TermPolicy = { kind: 'calendar-year', joinCutoff: '11-01' }
const TWELVE: TermPolicy = { kind: 'twelve-months' }
const FISCAL: TermPolicy = { kind: 'fiscal-year', startsOn: '04-01' }
const ODD: TermPolicy = { kind: 'fiscal-year', startsOn: '02-29' }

const anyDate = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))

describe('a first membership', () => {
  it.each([
    [CALENDAR, '2026-01-01', 2026, '2027-01-01'],
    [CALENDAR, '2026-12-31', 2026, '2027-01-01'],
    [CUTOFF, '2026-10-31', 2026, '2027-01-01'],
    [CUTOFF, '2026-11-01', 2027, '2028-01-01'],
    [TWELVE, '2026-03-05', 2026, '2027-03-05'],
    [TWELVE, '2024-02-29', 2024, '2025-03-01'],
    [FISCAL, '2026-03-31', 2025, '2026-04-01'],
    [FISCAL, '2026-04-01', 2026, '2027-04-01'],
    [ODD, '2026-02-28', 2025, '2026-03-01'],
    [ODD, '2024-02-29', 2024, '2025-03-01'],
  ])('under %j from %s is billed for %i and runs to before %s', (policy, joined, year, to) => {
    expect(firstBillYear(policy, joined)).toBe(year)
    expect(membershipPeriod(policy, joined)).toEqual({ from: joined, to })
  })

  it('is followed by whole years without gap or overlap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(CALENDAR, CUTOFF, TWELVE, FISCAL, ODD),
        anyDate,
        fc.nat(12),
        (policy, joined, later) => {
          const first = membershipPeriod(policy, joined)
          const year = firstBillYear(policy, joined)
          const [renewal, next] = [later + 1, later + 2].map((n) =>
            duesYearPeriod(policy, joined, year + n),
          )
          expect(contains(first, joined)).toBe(true)
          expect(duesYearPeriod(policy, joined, year + 1).from).toBe(first.to)
          expect(renewal?.to).toBe(next?.from)
          expect(duesYearOf(policy, joined, renewal?.from ?? '')).toBe(year + later + 1)
          expect(duesYearOf(policy, joined, lastDayOf(renewal ?? first))).toBe(year + later + 1)
        },
      ),
    )
  })
})

const SCHEDULES: DuesScheduleSpec[] = [
  {
    from: '2026-07-01',
    resolution: { kind: 'unregistered' },
    amounts: { small: 1_200_000, large: 20_000_000 },
  },
  { from: '2020-01-01', resolution: { kind: 'unregistered' }, amounts: { small: 1_000_000 } },
]

describe('dues', () => {
  it('follow the table in force on the day', () => {
    expect(duesFor(SCHEDULES, 'small', '2026-06-30')?.amount).toBe(1_000_000)
    expect(duesFor(SCHEDULES, 'small', '2026-07-01')?.amount).toBe(1_200_000)
    expect(duesFor(SCHEDULES, 'small', '2026-07-01')?.schedule.from).toBe('2026-07-01')
    expect(scheduleOn(SCHEDULES, '2019-12-31')).toBeNull()
  })

  it('are nothing where the table does not say', () => {
    expect(duesFor(SCHEDULES, 'large', '2026-06-30')).toBeNull()
    expect(duesFor(SCHEDULES, 'small', '2019-12-31')).toBeNull()
    expect(duesFor(SCHEDULES, 'constructor', '2026-07-01')).toBeNull()
  })

  it('are found by the title that points to a class', () => {
    const titles = [
      { slug: 'chair', label: '会长单位', duesClass: 'large', newcomer: false },
      { slug: 'vice-chair', label: '副会长单位', duesClass: 'large', newcomer: false },
    ]
    const dues = { titles, schedules: SCHEDULES }
    expect(duesForTitle(dues, 'vice-chair', '2026-08-01')?.amount).toBe(20_000_000)
    expect(duesForTitle(dues, 'nobody', '2026-08-01')).toBeNull()
  })
})

describe('the status of a member', () => {
  const periods = [
    { from: '2025-03-05', to: '2026-01-01' },
    { from: '2026-01-01', to: '2027-01-01' },
  ]

  it.each([
    ['2025-03-04', 'upcoming'],
    ['2025-03-05', 'active'],
    ['2025-12-31', 'active'],
    ['2026-01-01', 'active'],
    ['2026-12-31', 'active'],
    ['2027-01-01', 'lapsed'],
  ])('on %s is %s', (date, status) => {
    expect(membershipStatus({ periods, sanctions: [] }, date)).toBe(status)
  })

  it('waits for the first payment where there is no period yet', () => {
    expect(membershipStatus({ periods: [], sanctions: [] }, '2026-03-05')).toBe('upcoming')
  })

  it('is told with the last day that is in it', () => {
    expect(lastDayOf({ from: '2026-01-01', to: '2027-01-01' })).toBe('2026-12-31')
  })
})
