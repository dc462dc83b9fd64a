import { newId } from '@guildhall/db/ids'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { addDays } from '@guildhall/domain/time/civil-date'
import type { Moments } from './moments.ts'
import type { DemoActor, DemoSitting } from './types.ts'

/** The last sitting was so many days ago; those before it every 30 days; the next is so many ahead. */
export const LAST_DAYS_AGO = 12
const EVERY_DAYS = 30
const NEXT_IN_DAYS = 9

/** The sittings of an association: one for each stage that one decides and each date. */
export type Sittings = {
  /** The sitting so many rounds ago, 0 for the last one. */
  past(stage: StageSpec, roundsAgo: number): DemoSitting
  next(stage: StageSpec): DemoSitting
  all(): DemoSitting[]
}

export function createSittings(moments: Moments, holderOf: (role: string) => DemoActor): Sittings {
  const made = new Map<string, DemoSitting>()
  const sitting = (stage: StageSpec, heldOn: string, isClosed: boolean): DemoSitting => {
    const key = `${stage.slug} ${heldOn}`
    const known = made.get(key)
    if (known) return known
    const [year = '', month = ''] = heldOn.split('-')
    const fresh: DemoSitting = {
      id: newId(),
      stage: stage.slug,
      title: `${stage.label}（${year}年${Number(month)}月）`,
      heldOn,
      at: new Date(`${heldOn}T15:30:00+08:00`),
      isClosed,
      createdBy: holderOf(stage.role).accountId,
      items: [],
    }
    made.set(key, fresh)
    return fresh
  }
  return {
    past(stage, roundsAgo) {
      const daysAgo = LAST_DAYS_AGO + EVERY_DAYS * roundsAgo
      return sitting(stage, moments.workingDay(addDays(moments.today, -daysAgo)), true)
    },
    next: (stage) =>
      sitting(stage, nextWorkingDay(moments, addDays(moments.today, NEXT_IN_DAYS)), false),
    all: () => [...made.values()].toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1)),
  }
}

function nextWorkingDay(moments: Moments, date: string): string {
  return moments.workingDay(date) === date ? date : nextWorkingDay(moments, addDays(date, 1))
}
