import type { TermPolicy } from '../blueprint/dues.ts'
import { civilDateParts, isCivilDate, type CivilDate } from '../time/civil-date.ts'
import type { Period } from './period.ts'

/**
 * The dues year of a day: the calendar year in China under `calendar-year`, the year in which the
 * running fiscal year or membership year began under the others. `joinDate` counts for
 * `twelve-months` alone.
 */
export function duesYearOf(policy: TermPolicy, joinDate: CivilDate, date: CivilDate): number {
  const { year } = civilDateParts(date)
  return date < dayInYear(year, startsOn(policy, joinDate)) ? year - 1 : year
}

/** The days of a dues year. Years follow each other without gap or overlap. */
export function duesYearPeriod(policy: TermPolicy, joinDate: CivilDate, year: number): Period {
  const start = startsOn(policy, joinDate)
  return { from: dayInYear(year, start), to: dayInYear(year + 1, start) }
}

/**
 * The dues year that a newcomer's first bill is for: that of the joining day, since whoever joins
 * owes the whole year; under `calendar-year` the next one from the day `joinCutoff` on.
 */
export function firstBillYear(policy: TermPolicy, joinDate: CivilDate): number {
  const year = duesYearOf(policy, joinDate, joinDate)
  if (policy.kind !== 'calendar-year' || policy.joinCutoff === undefined) return year
  return joinDate < dayInYear(year, policy.joinCutoff) ? year : year + 1
}

/** The day of the year, `MM-DD`, on which a membership year begins. */
function startsOn(policy: TermPolicy, joinDate: CivilDate): string {
  switch (policy.kind) {
    case 'calendar-year':
      return '01-01'
    case 'fiscal-year':
      return policy.startsOn
    case 'twelve-months':
      return joinDate.slice(5)
  }
}

/** The day in a year; 29 February is 1 March where there is none, in the member's favour. */
function dayInYear(year: number, day: string): CivilDate {
  const date = `${year}-${day}`
  return isCivilDate(date) ? date : `${year}-03-01`
}
