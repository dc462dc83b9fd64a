import type { DuesScheduleSpec, DuesSpec } from '@guildhall/domain/blueprint/dues'

/** The dues table in force on a civil date: the last that has begun (before the first, the first). */
export function scheduleInForce(dues: DuesSpec, on: string): DuesScheduleSpec {
  const begun = dues.schedules.filter((schedule) => schedule.from <= on).toSorted((a, b) => (a.from < b.from ? 1 : -1))
  const found = begun[0] ?? dues.schedules[0]
  if (!found) throw new Error('a blueprint has a dues table')
  return found
}
