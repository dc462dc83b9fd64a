import { dateInShanghai } from '@guildhall/domain/time/shanghai'

/** A civil date as the database's client takes it: midnight UTC, never shown as an instant. */
export function dateColumn(date: string): Date {
  return new Date(`${date}T00:00:00.000Z`)
}

/** The civil date that a DATE column holds. */
export function civilDateOf(column: Date): string {
  return column.toISOString().slice(0, 10)
}

/** Today in China. */
export function todayOf(clock: { now(): Date }): string {
  return dateInShanghai(clock.now())
}
