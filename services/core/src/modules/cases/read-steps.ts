import type { PrismaClient, Tx } from '@guildhall/db/tenant-client'
import type { CaseStepView } from '@guildhall/contract/common'
import type { StageSpec } from '@guildhall/domain/blueprint/workflow'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { withoutName } from './mover-of.ts'
import { contactOf, type StepRecord } from './stage-views.ts'

/** A case's timeline, oldest first. */
export async function readSteps(db: PrismaClient | Tx, caseId: string): Promise<StepRecord[]> {
  return db.caseStep.findMany({
    where: { caseId },
    orderBy: { caseVersion: 'asc' },
    select: {
      action: true,
      fromState: true,
      toState: true,
      fromStage: true,
      toStage: true,
      actorLabel: true,
      reason: true,
      at: true,
    },
  })
}

/** A step as people read it, with stages by their labels. */
export function presentStep(step: StepRecord, stages: readonly StageSpec[]): CaseStepView {
  const label = (slug: string | null) =>
    slug === null ? null : (stages.find((stage) => stage.slug === slug)?.label ?? slug)
  return {
    action: step.action,
    by: step.actorLabel,
    at: step.at.toISOString(),
    fromStage: label(step.fromStage),
    toStage: label(step.toStage),
    toState: step.toState as CaseStepView['toState'],
    reason: step.reason,
  }
}

/**
 * A step as the applicant reads it: a colleague's decision is the office's, and what the office
 * advises the sitting, or why it looks at a case again, stays within the house.
 */
export function presentOwnStep(
  step: StepRecord,
  stages: readonly StageSpec[],
  content: Blueprint,
): CaseStepView {
  const shown = presentStep(step, stages)
  const back = step.action === 'reopen' && stages.find((each) => each.slug === step.toStage)
  if (back) return { ...shown, by: contactOf(content, back).office, reason: null }
  const stage = stages.find((each) => each.slug === step.fromStage)
  if (!stage || !isDecision(step.action)) return { ...shown, by: withoutName(shown.by) }
  const bySitting = stage.kind === 'meeting' && step.action !== 'return'
  return {
    ...shown,
    by: bySitting ? step.actorLabel : contactOf(content, stage).office,
    reason: step.action === 'pass' ? null : step.reason,
  }
}

function isDecision(action: string): boolean {
  return action === 'pass' || action === 'return' || action === 'reject' || action === 'defer'
}
