import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  civilDate,
  civilDateParts,
  compareCivilDates,
  daysBetween,
  isCivilDate,
  weekday,
} from './civil-date.ts'

const anyDate = fc
  .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a civil date', () => {
  it.each(['2026-03-05', '2024-02-29', '2000-02-29', '1000-01-01', '9999-12-31'])(
    'knows %s',
    (date) => {
      expect(isCivilDate(date)).toBe(true)
    },
  )

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-3-5',
    '0026-03-05',
    '2026-03-05T00:00',
    '２０２６-03-05',
    '',
  ])('refuses %s', (date) => {
    expect(isCivilDate(date)).toBe(false)
  })

  it('throws for what is no day', () => {
    expect(() => civilDateParts('2026-02-30')).toThrow(RangeError)
    expect(() => civilDate(2026, 2, 30)).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  })

  it('clamps to the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-11-30', 3)).toBe('2027-02-28')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  })

  it('counts days over leap days and ends of years', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2025-12-31', '2026-01-01')).toBe(1)
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
  })

  it('knows the day of the week', () => {
    expect(weekday('2026-03-05')).toBe(4)
    expect(weekday('2026-03-08')).toBe(7)
    expect(weekday('1969-12-31')).toBe(3)
    expect(weekday('1920-05-08')).toBe(6)
  })

  it('adds and counts back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -20_000, max: 20_000 }), (date, days) => {
        fc.pre(date > '1100')
        return daysBetween(date, addDays(date, days)) === days
      }),
    )
  })

  it('sorts as its text does', () => {
    fc.assert(
      fc.property(
        anyDate,
        anyDate,
        (a, b) => Math.sign(compareCivilDates(a, b)) === (a < b ? -1 : a > b ? 1 : 0),
      ),
    )
  })
})
