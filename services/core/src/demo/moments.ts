import { addDays } from '@guildhall/domain/time/civil-date'
import { dateInShanghai, startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import { isWorkingDay } from '@guildhall/domain/time/working-days'
import type { Random } from './random.ts'

const MINUTE = 60_000
/** Office hours in China: from 8:30 for nine hours. */
const OPENS = 8.5 * 60
const OPEN_MINUTES = 9 * 60

/** Days and instants of an association's past, seen from now. */
export type Moments = {
  now: Date
  /** Today in China. */
  today: string
  /** A moment within office hours of a day; of today one that has passed. */
  onDay(date: string): Date
  /** The last working day that is so many working days ago. */
  workingDaysAgo(count: number): string
  /** The working day on or before a day. */
  workingDay(date: string): string
  /** A moment at least ten minutes after another, by choice the one given. */
  after(earlier: Date, wanted: Date): Date
}

export function createMoments(now: Date, random: Random): Moments {
  const today = dateInShanghai(now)
  const workingDay = (date: string): string =>
    isWorkingDay(date) ? date : workingDay(addDays(date, -1))
  const notAhead = (moment: Date, least: Date) =>
    moment < now
      ? moment
      : new Date(Math.max(least.getTime(), now.getTime() - random.int(1, 20) * MINUTE))
  return {
    now,
    today,
    workingDay,
    onDay(date) {
      const begin = startOfDayInShanghai(date)
      const minute = OPENS + random.int(0, OPEN_MINUTES)
      return notAhead(new Date(begin.getTime() + minute * MINUTE), begin)
    },
    workingDaysAgo(count) {
      let date = today
      for (let left = count; left > 0; date = addDays(date, -1)) if (isWorkingDay(date)) left -= 1
      return workingDay(date)
    },
    after(earlier, wanted) {
      const least = new Date(earlier.getTime() + 10 * MINUTE)
      return wanted > least ? wanted : least
    },
  }
}
