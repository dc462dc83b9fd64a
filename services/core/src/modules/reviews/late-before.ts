import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import { earliestWithin } from '@guildhall/domain/time/working-days'
import type { Clock } from '../../kernel/clock.ts'
import { todayOf } from '../../kernel/dates.ts'

/** The instant before which what waits at a stage is late today; null where no days are promised. */
export function lateBefore(stage: StageSpec, clock: Clock): Date | null {
  return stage.workingDays
    ? startOfDayInShanghai(earliestWithin(todayOf(clock), stage.workingDays))
    : null
}
