import { formatNumber } from '@guildhall/domain/numbering'
import { counterOf } from '../kernel/numbers.ts'

export type UsedCounter = { kind: string; year: number; value: number }

/** Numbers as `nextNumber` gives them, counted here; the counters go into the database at the end. */
export type NumbersUsed = {
  /** The next number of a kind on a day, `YYYY-MM-DD`. */
  next(kind: string, pattern: string, date: string): string
  counters(): UsedCounter[]
}

export function createNumbersUsed(): NumbersUsed {
  const used = new Map<string, UsedCounter>()
  return {
    next(kind, pattern, date) {
      const [year = 0, month = 0] = date.split('-').map(Number)
      const counter = counterOf(kind, pattern, { year, month })
      const key = `${counter.kind} ${counter.year}`
      const value = (used.get(key)?.value ?? 0) + 1
      used.set(key, { ...counter, value })
      return formatNumber(pattern, { year, month, seq: value })
    },
    counters: () => [...used.values()],
  }
}
