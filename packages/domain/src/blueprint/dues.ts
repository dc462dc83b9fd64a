import { z } from 'zod'
import { civilDate, dayOfYear, label, prose, slug } from './slug.ts'

/** 会费档次: what is paid per year; several titles may share one (民发〔2014〕166号 speaks of classes). */
export const duesClassSpec = z.strictObject({ slug, label })

/** 会员级别: held for a council term, points to a dues class. */
export const titleSpec = z.strictObject({
  slug,
  label,
  duesClass: slug,
  /** The title a new member starts with. */
  newcomer: z.boolean().default(false),
})

/** The vote a dues table rests on (民发〔2014〕166号); `unregistered` says plainly that it is not on file. */
export const resolutionSpec = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unregistered') }),
  z.strictObject({
    kind: z.literal('registered'),
    title: label,
    date: civilDate,
    dueToAttend: z.number().int().positive(),
    attended: z.number().int().positive(),
    votesFor: z.number().int().min(0),
    votesAgainst: z.number().int().min(0),
    abstained: z.number().int().min(0),
  }),
])

/** A dues table: amounts in fen per dues class and year, in force from a day until the next one begins. */
export const duesScheduleSpec = z.strictObject({
  from: civilDate,
  resolution: resolutionSpec,
  amounts: z.record(slug, z.number().int().positive()),
})

/** How long a membership year runs. `calendar-year` is 1 January to 31 December in Asia/Shanghai. */
export const termPolicy = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('calendar-year'),
    /** From this day on a newcomer's first bill is for the next year. */
    joinCutoff: dayOfYear.optional(),
  }),
  z.strictObject({ kind: z.literal('twelve-months') }),
  z.strictObject({ kind: z.literal('fiscal-year'), startsOn: dayOfYear }),
])

/**
 * 会费票据: how long one is promised, and what a member must know to find it, verify it and not be
 * defrauded with it.
 */
export const receiptsSpec = z.strictObject({
  /** Working days from the request to the receipt. */
  workingDays: z.number().int().min(1).max(60),
  /** 预开票: whether a receipt can be asked for before the money has come. */
  advance: z.boolean(),
  /** Whether one is asked for by itself once the money is confirmed, where 开票信息 are on file. */
  followsPayment: z.boolean().default(false),
  /** The official platform on which anyone verifies a receipt. */
  verifyAt: z.strictObject({ label, url: z.url({ protocol: /^https$/ }) }),
  /** What to know, under headings. */
  sections: z.array(z.strictObject({ heading: label, paragraphs: z.array(prose).min(1) })),
})

export const duesSpec = z.strictObject({
  classes: z.array(duesClassSpec).min(1),
  titles: z.array(titleSpec).min(1),
  schedules: z.array(duesScheduleSpec).min(1),
  term: termPolicy,
  /** In sentences: how a part of a year is reckoned. */
  notes: z.array(label),
  /** Days from the bill's date to its due date. */
  dueInDays: z.number().int().min(1).max(366),
  /** 国办: no more than four classes as a rule; some provinces forbid a fifth. */
  fifthClass: z.enum(['warn', 'refuse']),
  /** When membership takes effect. */
  membershipStarts: z.enum(['on-approval', 'on-payment']),
  receiptKind: label,
  /** None where the association does not issue receipts over the platform. */
  receipts: receiptsSpec.optional(),
})

export type DuesSpec = z.infer<typeof duesSpec>
export type TitleSpec = z.infer<typeof titleSpec>
export type DuesScheduleSpec = z.infer<typeof duesScheduleSpec>
export type TermPolicy = z.infer<typeof termPolicy>
export type ReceiptsSpec = z.infer<typeof receiptsSpec>
export type ResolutionSpec = z.infer<typeof resolutionSpec>
