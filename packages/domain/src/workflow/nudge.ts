import type { StageSpec } from '../blueprint/workflow.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { addWorkingDays } from '../time/working-days.ts'

/**
 * 催办: the first day on which the applicant may nudge a case that came to a stage on `since`: the
 * first beyond the promised working days, and `every` working days after the nudge before, if there
 * was one at this stage. Null where no days are promised, as at a sitting.
 */
export function nudgeFrom(
  stage: Pick<StageSpec, 'workingDays'>,
  since: CivilDate,
  last: CivilDate | null,
  every: number,
): CivilDate | null {
  if (!stage.workingDays) return null
  const late = addWorkingDays(since, stage.workingDays + 1)
  if (last === null) return late
  const again = addWorkingDays(last, every)
  return again > late ? again : late
}
