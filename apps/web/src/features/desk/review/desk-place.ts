import type { Counters, QueueRow } from '@guildhall/contract/review'
import { stageKey } from '../live/movement.ts'
import type { QueueQuery } from '../live/patch-queue.ts'

export type StageCount = Counters['stages'][number]

const filters: readonly QueueQuery['filter'][] = [
  'all',
  'mine',
  'unclaimed',
  'resubmitted',
  'late',
  'returned',
]

/** The filter that an address names; anything else reads as 全部. */
export function filterOf(value: unknown): QueueQuery['filter'] {
  return filters.find((filter) => filter === value) ?? 'all'
}

/**
 * The stage whose queue is shown: the one that the address names, else the open case's, else the
 * first that has work for a person, else the first of all.
 */
export function stageOf(
  stages: readonly StageCount[],
  asked: unknown,
  open: Pick<QueueRow, 'application' | 'stage'> | undefined,
): StageCount | null {
  const byKey = (key: unknown) =>
    stages.find((each) => stageKey(each.application, each.stage) === key)
  const own = open?.stage ? stageKey(open.application, open.stage) : null
  return (
    byKey(asked) ??
    byKey(own) ??
    stages.find((each) => each.kind !== 'meeting' && each.waiting > 0) ??
    stages[0] ??
    null
  )
}

/** Where a pass of this stage leads, as far as this person sees the stages of the application. */
export function afterPass(
  stages: readonly StageCount[],
  row: Pick<QueueRow, 'application' | 'stage'>,
  seesAll: boolean,
): string {
  const own = stages.filter((each) => each.application === row.application)
  const at = own.findIndex((each) => each.stage === row.stage)
  const next = at < 0 ? undefined : own[at + 1]
  if (next) return `转${next.label}`
  return seesAll && at >= 0 ? '办结' : ''
}
