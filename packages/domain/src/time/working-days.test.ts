import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './civil-date.ts'
import {
  addWorkingDays,
  isWorkingDay,
  knowsWorkingCalendar,
  workingDaysBetween,
} from './working-days.ts'

const anyDate = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2022-01-01', days))

describe('working days in China', () => {
  it('takes holidays out and puts weekend days in to which work was moved', () => {
    expect(isWorkingDay('2026-10-01')).toBe(false)
    expect(isWorkingDay('2026-10-10')).toBe(true)
    expect(isWorkingDay('2026-02-14')).toBe(true)
    expect(isWorkingDay('2026-03-05')).toBe(true)
    expect(isWorkingDay('2026-03-07')).toBe(false)
  })

  it('counts seven of them over the National Day holiday', () => {
    expect(addWorkingDays('2026-09-28', 7)).toBe('2026-10-13')
    expect(workingDaysBetween('2026-09-28', '2026-10-13')).toBe(7)
  })

  it('does not count the day it begins with', () => {
    expect(addWorkingDays('2026-03-05', 0)).toBe('2026-03-05')
    expect(addWorkingDays('2026-03-05', 1)).toBe('2026-03-06')
    expect(addWorkingDays('2026-03-06', 1)).toBe('2026-03-09')
    expect(workingDaysBetween('2026-03-05', '2026-03-05')).toBe(0)
    expect(workingDaysBetween('2026-03-09', '2026-03-05')).toBe(0)
  })

  it('knows weekends alone beyond the last notice, and says so', () => {
    expect(knowsWorkingCalendar(2026)).toBe(true)
    expect(knowsWorkingCalendar(2090)).toBe(false)
    expect(isWorkingDay('2090-10-02')).toBe(true)
    expect(isWorkingDay('2090-10-01')).toBe(false)
  })

  it('refuses what cannot be counted', () => {
    expect(() => addWorkingDays('2026-03-05', -1)).toThrow(RangeError)
    expect(() => addWorkingDays('2026-03-05', 1.5)).toThrow(RangeError)
    expect(() => isWorkingDay('2026-02-30')).toThrow(RangeError)
    expect(() => workingDaysBetween('1000-01-01', '9999-12-31')).toThrow(RangeError)
  })

  it('counts back what it added', () => {
    fc.assert(
      fc.property(anyDate, fc.nat(60), (date, count) => {
        const end = addWorkingDays(date, count)
        return workingDaysBetween(date, end) === count && (count === 0 || isWorkingDay(end))
      }),
    )
  })
})
