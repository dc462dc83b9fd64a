import { civilDate, id, version } from './common.ts'
import { z } from 'zod'
import { refusal } from './refusal-schema.ts'

/** What became of each case of a bulk action: done, or why not. In the order asked. */
export const bulkResult = z.strictObject({
  results: z.array(z.strictObject({ caseId: id, done: z.boolean(), why: refusal.nullable() })),
})

const caseIds = z.array(id).min(1).max(50)

/** `review.passMany`: each by itself, compared with the version and the hash that the list showed. */
export const passMany = z.strictObject({
  cases: z
    .array(z.strictObject({ caseId: id, version, seenHash: z.string().max(64) }))
    .min(1)
    .max(50),
})

/** `review.remindMany` (催补正): the applicants of returned cases, at most once a day each. */
export const remindMany = z.strictObject({ caseIds })

/** `review.assignMany`: to a colleague who decides at the stage; null takes them out of all hands. */
export const assignMany = z.strictObject({ caseIds, accountId: id.nullable() })

/** `review.colleagues`: who may be assigned a stage's cases. */
export const colleaguesInput = z.strictObject({
  application: z.string().max(40),
  stage: z.string().max(40),
})
export const colleagues = z.strictObject({
  colleagues: z.array(
    z.strictObject({ accountId: id, name: z.string(), branch: z.string().nullable() }),
  ),
})

/** `review.reopen`: with a reason, by a second person. */
export const reopen = z.strictObject({
  caseId: id,
  version,
  reason: z.string().trim().min(4, '请写明重新打开的理由，至少4个字。').max(500),
})

/** `review.deputies`: whom I named, and in whose place I stand, now and ahead. */
const deputyView = z.strictObject({
  id,
  name: z.string(),
  from: civilDate,
  /** The last day, inclusive. */
  through: civilDate,
  runs: z.boolean(),
})
export const deputies = z.strictObject({
  named: z.array(deputyView),
  standing: z.array(deputyView),
  /** Colleagues who may be named. */
  colleagues: z.array(
    z.strictObject({ accountId: id, name: z.string(), roles: z.array(z.string()) }),
  ),
  today: civilDate,
})
export const nameDeputy = z.strictObject({ accountId: id, from: civilDate, through: civilDate })
export const endDeputy = z.strictObject({ deputyId: id })

export type BulkResult = z.infer<typeof bulkResult>
export type Deputies = z.infer<typeof deputies>
