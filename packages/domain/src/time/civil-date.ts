/** A day in the calendar, `YYYY-MM-DD`, from 1000-01-01 to 9999-12-31, without any time zone. */
export type CivilDate = string

const SHAPE = /^([1-9]\d{3})-(\d{2})-(\d{2})$/
const DAY_MS = 86_400_000

/** Whether the text is a day that the calendar has (2026-02-29 is not). */
export function isCivilDate(text: string): boolean {
  const parts = SHAPE.exec(text)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Days of a month (1 to 12) of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Year, month (1 to 12) and day. Throws RangeError for what is no day. */
export function civilDateParts(date: CivilDate): { year: number; month: number; day: number } {
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date.slice(0, 20)}`)
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

/** The day of a year, month (1 to 12) and day. Throws RangeError where the calendar has none. */
export function civilDate(year: number, month: number, day: number): CivilDate {
  const pad = (part: number) => String(part).padStart(2, '0')
  const date = `${year}-${pad(month)}-${pad(day)}`
  if (!isCivilDate(date)) throw new RangeError(`not a civil date: ${date}`)
  return date
}

/** The day so many days later, or earlier if negative. */
export function addDays(date: CivilDate, days: number): CivilDate {
  return ofDayNumber(dayNumber(date) + days)
}

/** The same day of a later month, or that month's last day where it is shorter. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const { year, month, day } = civilDateParts(date)
  const count = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1]
  return civilDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

/** The same day of a later year; 29 February becomes the 28th where there is none. */
export function addYears(date: CivilDate, years: number): CivilDate {
  return addMonths(date, years * 12)
}

/** Days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Negative, zero or positive, for sorting. */
export function compareCivilDates(a: CivilDate, b: CivilDate): number {
  return daysBetween(b, a)
}

/** Day of the week, 1 (Monday) to 7 (Sunday), as GB/T 7408 counts. */
export function weekday(date: CivilDate): number {
  // Day 0 (1970-01-01) was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

function dayNumber(date: CivilDate): number {
  const { year, month, day } = civilDateParts(date)
  return Date.UTC(year, month - 1, day) / DAY_MS
}

function ofDayNumber(days: number): CivilDate {
  const instant = new Date(days * DAY_MS)
  return civilDate(instant.getUTCFullYear(), instant.getUTCMonth() + 1, instant.getUTCDate())
}
