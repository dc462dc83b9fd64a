import type { StageView } from '@guildhall/contract/common'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { nextMeetingOn } from '../meetings/next-meeting.ts'
import type { CaseInContext } from './case-record.ts'
import { stagePace } from './stage-pace.ts'
import { stageViews, type StepRecord } from './stage-views.ts'

/** The stages of a case as its applicant sees them, with the next sitting's day and the usual pace. */
export async function readStages(
  ctx: SignedInContext,
  { record, spec, blueprint }: CaseInContext,
  steps: readonly StepRecord[],
): Promise<StageView[]> {
  const { stages } = spec.workflow
  const sitting = stages.find(({ kind }) => kind === 'meeting')
  const [meetingOn, pace] = await Promise.all([
    sitting ? nextMeetingOn(ctx, sitting.slug, todayOf(ctx.deps.clock)) : null,
    stagePace(ctx, record.application),
  ])
  return stageViews(record, stages, blueprint.content, steps, { meetingOn, pace })
}
