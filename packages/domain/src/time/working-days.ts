import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, civilDateParts, daysBetween, weekday } from './civil-date.ts'
import type { CivilDate } from './civil-date.ts'

const HOLIDAYS = new Set(Object.keys(calendar.holidays))
const MOVED_WORKING_DAYS = new Set(Object.keys(calendar.workdays))
const KNOWN_YEARS = new Set([...HOLIDAYS].map((date) => date.slice(0, 4)))
const LONGEST_SPAN_DAYS = 36_600

/**
 * Whether the State Council's holiday notice for the year is known here. Beyond the last notice
 * only weekends are counted as free, so that a promised day may still move.
 */
export function knowsWorkingCalendar(year: number): boolean {
  return KNOWN_YEARS.has(String(year))
}

/**
 * Whether people work on a day in mainland China: Monday to Friday but for public holidays, and the
 * weekend days that the State Council's yearly notice (国务院办公厅关于部分节假日安排的通知) moves work to.
 */
export function isWorkingDay(date: CivilDate): boolean {
  civilDateParts(date)
  if (MOVED_WORKING_DAYS.has(date)) return true
  return !HOLIDAYS.has(date) && weekday(date) <= 5
}

/**
 * The day on which so many working days have passed; the day itself is not counted (民法典 第二百零一条).
 * With 0 it is the day itself. Throws RangeError unless `count` is a whole number from 0 to 10,000.
 */
export function addWorkingDays(from: CivilDate, count: number): CivilDate {
  if (!Number.isInteger(count) || count < 0 || count > 10_000) {
    throw new RangeError('working days are counted from 0 to 10,000')
  }
  let date = from
  for (let left = count; left > 0;) {
    date = addDays(date, 1)
    if (isWorkingDay(date)) left -= 1
  }
  return date
}

/**
 * The first day from which, up to `to`, no more than so many working days have passed: what began
 * before it is late by that promise. Throws RangeError unless `count` is a whole number from 0 to 10,000.
 */
export function earliestWithin(to: CivilDate, count: number): CivilDate {
  if (!Number.isInteger(count) || count < 0 || count > 10_000) {
    throw new RangeError('working days are counted from 0 to 10,000')
  }
  let date = to
  for (let left = count; left > 0 || !isWorkingDay(date);) {
    if (isWorkingDay(date)) left -= 1
    date = addDays(date, -1)
  }
  return date
}

/**
 * Working days that have passed from one day to another: the first is not counted, the last is.
 * 0 where `to` is not after `from`. Throws RangeError for spans of over a hundred years.
 */
export function workingDaysBetween(from: CivilDate, to: CivilDate): number {
  const days = daysBetween(from, to)
  if (days > LONGEST_SPAN_DAYS) throw new RangeError('too long a span of days')
  let count = 0
  for (let step = 1; step <= days; step += 1) {
    if (isWorkingDay(addDays(from, step))) count += 1
  }
  return count
}
