import type { TermPolicy } from '../blueprint/dues.ts'
import { duesYearPeriod } from '../dues/dues-year.ts'
import { lastDayOf, type Period } from '../dues/period.ts'
import { addDays, type CivilDate } from '../time/civil-date.ts'
import { parseDate } from './parse-date.ts'

/** Periods in order, those that touch or overlap made one: on which days somebody is a member. */
export function coverage(periods: readonly Period[]): Period[] {
  const merged: Period[] = []
  for (const period of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1)
    if (last && period.from <= last.to) last.to = last.to > period.to ? last.to : period.to
    else merged.push({ ...period })
  }
  return merged
}

/** `2023-01-01 至 2024-12-31；2026-01-01 至 2026-12-31`: first and last day of each, as people count. */
export function writePeriods(periods: readonly Period[]): string {
  return periods.map((period) => `${period.from} 至 ${lastDayOf(period)}`).join('；')
}

/** The periods that a cell says, or null where one can't be read. The last day is the last one in it. */
export function readPeriods(text: string): Period[] | null {
  const pieces = text.split(/[;；\n]/).filter((piece) => piece.trim() !== '')
  const periods = pieces.map(readPeriod)
  return periods.every((each) => each !== null) ? coverage(periods) : null
}

function readPeriod(text: string): Period | null {
  const [first = '', last = '', ...rest] = text.split(/至|到|~|～|—+|–/)
  const [from, to] = [parseDate(first), parseDate(last)]
  if (rest.length > 0 || from === null || to === null || to < from) return null
  return { from, to: addDays(to, 1) }
}

/** The dues years that a cell names (`2021-2023、2025`), or null where one can't be read. */
export function readYears(text: string): number[] | null {
  const pieces = text.split(/[、,，;；\s]+/).filter(Boolean)
  const years = pieces.flatMap((piece) => {
    const found = /^(\d{4})年?(?:度)?(?:[-~～至—–](\d{4})年?(?:度)?)?$/.exec(piece)
    const from = Number(found?.[1])
    const to = Number(found?.[2] ?? found?.[1])
    if (!found || from < 1950 || to > 2100 || to < from) return [null]
    return Array.from({ length: to - from + 1 }, (_, index) => from + index)
  })
  return years.every((year) => year !== null) && years.length > 0 ? years : null
}

/** The days of some dues years. `joinedOn` counts where years begin on each member's own day. */
export function periodsOfYears(
  policy: TermPolicy,
  joinedOn: CivilDate,
  years: readonly number[],
): Period[] {
  return coverage(years.map((year) => duesYearPeriod(policy, joinedOn, year)))
}
