import type { DuesScheduleSpec, DuesSpec } from '../blueprint/dues.ts'
import { fen, type Fen } from '../money.ts'
import type { CivilDate } from '../time/civil-date.ts'

export type DuesInForce = { amount: Fen; schedule: DuesScheduleSpec }

/** The dues table in force on a day: the one that began last by then; null before the first. */
export function scheduleOn(
  schedules: readonly DuesScheduleSpec[],
  date: CivilDate,
): DuesScheduleSpec | null {
  const begun = schedules.filter(({ from }) => from <= date)
  return begun.reduce<DuesScheduleSpec | null>(
    (latest, each) => (latest && latest.from >= each.from ? latest : each),
    null,
  )
}

/**
 * What a dues class costs a year by the table in force on a day (the day of the bill), in fen, and
 * the table it rests on; null where no table is in force or it does not name the class.
 */
export function duesFor(
  schedules: readonly DuesScheduleSpec[],
  classSlug: string,
  date: CivilDate,
): DuesInForce | null {
  const schedule = scheduleOn(schedules, date)
  if (!schedule || !Object.hasOwn(schedule.amounts, classSlug)) return null
  const amount = schedule.amounts[classSlug]
  return amount === undefined ? null : { amount: fen(amount), schedule }
}

/** The same by title, which points to a class; null also for an unknown title. */
export function duesForTitle(
  { titles, schedules }: Pick<DuesSpec, 'titles' | 'schedules'>,
  titleSlug: string,
  date: CivilDate,
): DuesInForce | null {
  const title = titles.find(({ slug }) => slug === titleSlug)
  return title ? duesFor(schedules, title.duesClass, date) : null
}
