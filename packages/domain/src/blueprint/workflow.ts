import { z } from 'zod'
import { label, slug } from './slug.ts'

/**
 * A stage of a workflow. The kind is code: `person` is decided by anyone who holds the role,
 * `branch` by holders of the role for the case's own branch, `meeting` by a sitting's agenda.
 */
export const stageSpec = z.strictObject({
  slug,
  label,
  kind: z.enum(['person', 'branch', 'meeting']),
  /** The staff role that decides here (at a meeting: that runs the sitting). */
  role: slug,
  /** Working days this stage is promised to take; none where a sitting's date decides. */
  workingDays: z.number().int().min(1).max(120).optional(),
  /** How long it takes, in words, for the applicant. */
  duration: label,
  /** Key of the contact whom the applicant may ask. */
  contact: slug,
})

export const workflowSpec = z.strictObject({
  stages: z.array(stageSpec).min(1).max(12),
  /** 催办: working days from one nudge of the applicant to the next. */
  nudgeEvery: z.number().int().min(1).max(30).default(3),
})

export type StageSpec = z.infer<typeof stageSpec>
export type StageKind = StageSpec['kind']
export type WorkflowSpec = z.infer<typeof workflowSpec>
