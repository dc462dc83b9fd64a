import type { StageView } from '@guildhall/contract/common'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import { addWorkingDays } from '@guildhall/domain/time/working-days'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import type { CaseRecord } from './case-record.ts'
import type { StagePace } from './stage-pace.ts'

export type StepRecord = {
  action: string
  fromState: string
  toState: string
  fromStage: string | null
  toStage: string | null
  actorLabel: string
  reason: string | null
  at: Date
}

/**
 * The stages as the applicant sees them: behind, here, ahead, with when each was reached and by when
 * it is promised (working days, Asia/Shanghai, or the sitting's date). Stages of a round that was
 * returned or recalled count anew.
 */
export function stageViews(
  record: CaseRecord,
  stages: readonly StageSpec[],
  content: Blueprint,
  steps: readonly StepRecord[],
  { meetingOn, pace }: { meetingOn: string | null; pace: StagePace },
): StageView[] {
  const round = currentRound(steps)
  const hereAt = stages.findIndex((stage) => stage.slug === record.stageSlug)
  return stages.map((stage, at) => {
    // The last time, since a case may be reopened at a stage that it had left.
    const since =
      round.findLast((step) => step.toStage === stage.slug && step.fromStage !== stage.slug)?.at ??
      null
    const left =
      round.findLast((step) => step.fromStage === stage.slug && step.toStage !== stage.slug)?.at ??
      null
    const until = left && since && left >= since ? left : null
    const place =
      record.state === 'approved' || (hereAt >= 0 && at < hereAt)
        ? 'past'
        : at === hereAt
          ? 'here'
          : 'ahead'
    return {
      slug: stage.slug,
      label: stage.label,
      place,
      since: since?.toISOString() ?? null,
      until: until?.toISOString() ?? null,
      dueOn: place === 'here' && since ? dueOn(stage, since, meetingOn) : null,
      duration: stage.duration,
      usualDays: pace.get(stage.slug) ?? null,
      contact: contactOf(content, stage, record.branchSlug),
    }
  })
}

function currentRound(steps: readonly StepRecord[]): readonly StepRecord[] {
  const begun = steps.map((step) => step.action).lastIndexOf('submit')
  return begun < 0 ? [] : steps.slice(begun)
}

function dueOn(stage: StageSpec, since: Date, meetingOn: string | null): string | null {
  if (stage.kind === 'meeting') return meetingOn
  return stage.workingDays ? addWorkingDays(dateInShanghai(since), stage.workingDays) : null
}

/** Whom the applicant may ask about a stage, and in whose name it decides: at a branch's, the branch. */
export function contactOf(
  content: Blueprint,
  stage: StageSpec,
  branchSlug: string | null = null,
): StageView['contact'] {
  const line =
    content.contacts.lines.find((each) => each.key === stage.contact) ?? content.contacts.lines[0]
  const branch =
    stage.kind === 'branch' ? content.branches.find(({ slug }) => slug === branchSlug) : undefined
  return {
    office: branch?.label ?? line?.office ?? '',
    phone: branch?.phone ?? line?.phone ?? '',
  }
}
