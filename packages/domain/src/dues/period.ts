import { addDays, type CivilDate } from '../time/civil-date.ts'

/** Half-open: `from` is the first day in it, `to` the first day no longer in it. */
export type Period = { from: CivilDate; to: CivilDate }

/** Whether a day lies in a period. */
export function contains({ from, to }: Period, date: CivilDate): boolean {
  return from <= date && date < to
}

/** The last day in a period, as people write it: 2026年1月1日至2026年12月31日. */
export function lastDayOf({ to }: Period): CivilDate {
  return addDays(to, -1)
}
