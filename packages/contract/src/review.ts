import { formSpec } from '@guildhall/domain/blueprint/form'
import { attachmentSpec } from '@guildhall/domain/blueprint/application'
import { z } from 'zod'
import {
  caseState,
  civilDate,
  decision,
  file,
  id,
  instant,
  remark,
  step,
  version,
} from './common.ts'
import { handoverFacts } from './handovers.ts'
import { owedBill } from './matters.ts'
import { titleQuestion } from './review-title.ts'

/** The facts of a row in a queue; the same in an answer and in a live event, so that screens derive `can` from it. */
export const queueRow = z.strictObject({
  id,
  application: z.string(),
  label: z.string(),
  number: z.string(),
  partyName: z.string(),
  partyId: id,
  accountId: id,
  state: caseState,
  stage: z.string().nullable(),
  stageSince: instant.nullable(),
  /** Working days waited at the stage, and how many are promised. */
  waited: z.number().int(),
  promised: z.number().int().nullable(),
  branch: z.string().nullable(),
  branchLabel: z.string().nullable(),
  submissionNumber: z.number().int(),
  version: z.number().int(),
  /** Who has it in hand; until when, or null where a colleague was assigned it. */
  claim: z.strictObject({ accountId: id, name: z.string(), until: instant.nullable() }).nullable(),
  /** Of a returned case: the stage that waits for it. */
  returnedStage: z.string().nullable(),
  /** When the applicant nudged (催办) at this stage, and was last reminded to mend. */
  nudgedAt: instant.nullable(),
  remindedAt: instant.nullable(),
  /** Hash of the submission, to be pinned by a decision from the list. */
  contentHash: z.string(),
  /** The colleague who entered it for an applicant; `onPaper`: one without a login. */
  entered: z.strictObject({ accountId: id, name: z.string(), onPaper: z.boolean() }).nullable(),
})

/** `review.counters`: the strip of stages; counts agree with `review.queue` of the same stage, filter and branch. */
export const countersInput = z.strictObject({
  branch: z.string().max(40).nullable().default(null),
})
export const counters = z.strictObject({
  stages: z.array(
    z.strictObject({
      application: z.string(),
      applicationLabel: z.string(),
      stage: z.string(),
      label: z.string(),
      kind: z.enum(['person', 'branch', 'meeting']),
      waiting: z.number().int(),
      mine: z.number().int(),
      unclaimed: z.number().int(),
      resubmitted: z.number().int(),
      /** Returned from this stage, waiting for their applicants. */
      returned: z.number().int(),
      oldestWaited: z.number().int().nullable(),
      late: z.number().int(),
      nextMeetingOn: civilDate.nullable(),
      /** Whether several may be passed at once here. */
      bulkPass: z.boolean(),
    }),
  ),
  decidedToday: z.strictObject({ mine: z.number().int(), all: z.number().int() }),
  /** The branches by which this person may narrow the lists. */
  branches: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
  /** The event sequence these counts were read at. */
  seq: z.number().int(),
})

/**
 * `review.queue`: a page, the one that waits longest first or the newest; `cursor` from the answer
 * before. `returned` are those that the stage sent back and waits for.
 */
export const queueFilter = z.enum(['all', 'mine', 'unclaimed', 'resubmitted', 'late', 'returned'])
export const queueSort = z.enum(['oldest', 'newest'])
/** What a queue is narrowed by; the same for a page and for an export. */
export const queueAsked = z.strictObject({
  application: z.string().max(40),
  stage: z.string().max(40),
  filter: queueFilter.default('all'),
  branch: z.string().max(40).nullable().default(null),
  sort: queueSort.default('oldest'),
  search: z.string().trim().max(60).default(''),
})
export const queueInput = z.strictObject({
  ...queueAsked.shape,
  cursor: z.string().max(120).nullable().default(null),
  limit: z.number().int().min(1).max(100).default(20),
})
export const queuePage = z.strictObject({
  rows: z.array(queueRow),
  next: z.string().nullable(),
  seq: z.number().int(),
})

/** `review.decided`: those already decided, newest first; found by a fragment of name or number. */
export const decidedInput = z.strictObject({
  mine: z.boolean().default(true),
  application: z.string().max(40).nullable().default(null),
  action: decision.nullable().default(null),
  search: z.string().trim().max(60).default(''),
  cursor: z.string().max(120).nullable().default(null),
})
export const decidedPage = z.strictObject({
  rows: z.array(
    z.strictObject({ ...queueRow.shape, decidedAt: instant, action: z.string(), by: z.string() }),
  ),
  next: z.string().nullable(),
})

/** `review.open`: a case beside its documents. */
export const reviewCase = z.strictObject({
  row: queueRow,
  form: formSpec,
  options: z.record(z.string(), z.array(z.strictObject({ code: z.string(), label: z.string() }))),
  attachments: z.array(attachmentSpec),
  /** The submission's answers; sensitive values masked (`masked` holds their paths). */
  answers: z.record(z.string(), z.unknown()),
  masked: z.array(z.string()),
  submission: z.strictObject({
    id,
    number: z.number().int(),
    submittedAt: instant,
    contentHash: z.string(),
  }),
  /**
   * What the answers are held against: the submission before, or for a renewal and a member's matter
   * what is registered now (`registered`) or was, when it was begun, once it is decided (`before`).
   */
  comparedWith: z.enum(['submission', 'registered', 'before']),
  /** What differs from it, by path. */
  changes: z.array(
    z.strictObject({ path: z.string(), label: z.string(), before: z.string(), after: z.string() }),
  ),
  files: z.array(z.strictObject({ ...file.shape, isNew: z.boolean() })),
  remarks: z.array(remark),
  steps: z.array(step),
  applicant: z.strictObject({ userName: z.string(), mobile: z.string(), registeredAt: instant }),
  /** Other open or approved cases and members with the same credit code. */
  duplicates: z.array(
    z.strictObject({ kind: z.enum(['member', 'case']), name: z.string(), number: z.string() }),
  ),
  /** For 退会: the bills that are still open. */
  owed: z.array(owedBill),
  /** Why it may not be passed while things stand so, as a sentence: the member is suspended. */
  standsAgainst: z.string().nullable(),
  meeting: z.strictObject({ id, title: z.string(), heldOn: civilDate }).nullable(),
  /** In whose place this person decides here, where only as a deputy. */
  decidesFor: z.string().nullable(),
  /** For a handover: what is known of the unit that its credit code names. */
  handover: handoverFacts.nullable(),
  /** For a join that asks for a title above the newcomers': what is to be settled, or was. */
  title: titleQuestion.nullable(),
  can: z.strictObject({
    claim: z.boolean(),
    release: z.boolean(),
    assign: z.boolean(),
    /** Reopen what somebody else rejected; a second person only. */
    reopen: z.boolean(),
    decisions: z.array(decision),
    remark: z.boolean(),
    unmask: z.boolean(),
  }),
})

export const reviewRef = z.strictObject({ caseId: id })
/** `review.saveRemark`: an empty text removes it. */
export const saveRemark = z.strictObject({
  caseId: id,
  path: z.string().max(200),
  text: z.string().trim().max(500),
})
/** `review.decide`: compare-and-set on `version`; pins the hash of what was seen. */
export const decide = z.strictObject({
  caseId: id,
  version,
  decision: z.enum(['pass', 'return', 'reject']),
  reason: z.string().trim().max(500).default(''),
  seenHash: z.string().max(64),
})
export const decided = z.strictObject({
  state: caseState,
  stage: z.string().nullable(),
  version: z.number().int(),
})
export const unmask = z.strictObject({
  caseId: id,
  path: z.string().max(200),
  reason: z.string().trim().min(4, '请写明查看事由，至少4个字。').max(200),
})
export const unmasked = z.strictObject({ value: z.string() })

export type QueueRow = z.infer<typeof queueRow>
export type Counters = z.infer<typeof counters>
export type ReviewCase = z.infer<typeof reviewCase>
