import { z } from 'zod'
import { fen, id, instant, version } from './common.ts'

/** 核定级别: a join that asks for a title above the newcomers' is a question to its reviewer. */
export const titleQuestion = z.strictObject({
  /** Slug of the title that is asked for, and of the one that newcomers have. */
  asked: z.string(),
  newcomer: z.string(),
  /** All titles with what they cost a year today; null where no dues table names them. */
  titles: z.array(
    z.strictObject({ slug: z.string(), label: z.string(), amountFen: fen.nullable() }),
  ),
  settled: z
    .strictObject({ title: z.string(), note: z.string().nullable(), by: z.string(), at: instant })
    .nullable(),
})

/** `review.settleTitle`: compare-and-set on the case's version and on what was settled before. */
export const settleTitle = z.strictObject({
  caseId: id,
  version,
  title: z.string().max(60),
  /** What was settled when it was looked at; null for nothing. */
  seenTitle: z.string().max(60).nullable(),
  note: z.string().trim().max(200, '说明请控制在 200 字以内。').default(''),
})

/** What an applicant reads of it once it is approved: labels of what was asked for and given. */
export const grantedTitle = z.strictObject({
  asked: z.string(),
  granted: z.string(),
  note: z.string().nullable(),
})

export type TitleQuestion = z.infer<typeof titleQuestion>
export type GrantedTitle = z.infer<typeof grantedTitle>
