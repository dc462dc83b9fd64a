import { isCivilDate } from '@guildhall/domain/time/civil-date'
import { z } from 'zod'

export const id = z.uuid()
export const instant = z.iso.datetime()
/** A day of the calendar, `YYYY-MM-DD`. */
export const civilDate = z.string().refine(isCivilDate, '请填写日期，例如 2026-03-05。')
/** Whole fen; safe integer at the edge. */
export const fen = z.number().int().min(Number.MIN_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)
/** What a change was read with, to be compared when it is set. */
export const version = z.number().int().min(0).max(2_000_000_000)
export const empty = z.strictObject({})
export const done = z.strictObject({ ok: z.literal(true) })

export const caseState = z.enum([
  'draft',
  'submitted',
  'returned',
  'approved',
  'rejected',
  'withdrawn',
])
export const decision = z.enum(['pass', 'return', 'reject', 'defer'])

/** A remark at a field (`path`), or on the whole where the path is empty. */
export const remark = z.strictObject({
  id,
  path: z.string(),
  text: z.string(),
  author: z.string(),
  sentAt: instant.nullable(),
  submissionNumber: z.number().int(),
})

/** One line of a case's timeline. */
export const step = z.strictObject({
  action: z.string(),
  by: z.string(),
  at: instant,
  fromStage: z.string().nullable(),
  toStage: z.string().nullable(),
  toState: caseState,
  reason: z.string().nullable(),
})

/** A file in a slot; its bytes at `/files/<id>`, its pages as pictures at `/files/<id>/preview/<page>`. */
export const file = z.strictObject({
  id,
  slot: z.string(),
  name: z.string(),
  mime: z.string(),
  size: z.number().int(),
  pages: z.number().int(),
  /** For the stamped form: does the QR on the scan name the current print? */
  printCheck: z.enum(['none', 'matched', 'mismatched', 'unreadable']),
  /** For the stamped form: is the print it belongs to still what the answers say? */
  current: z.boolean(),
  uploadedAt: instant,
})

/** A stage as the applicant sees it, with what is known of when. */
export const stageView = z.strictObject({
  slug: z.string(),
  label: z.string(),
  place: z.enum(['past', 'here', 'ahead']),
  /** When it was reached or left. */
  since: instant.nullable(),
  until: instant.nullable(),
  /** By when it is promised, from working days or the sitting's date. */
  dueOn: civilDate.nullable(),
  duration: z.string(),
  /** The median of the working days that it took here within 90 days; null below ten cases. */
  usualDays: z.number().int().nullable(),
  contact: z.strictObject({ office: z.string(), phone: z.string() }),
})

export type CaseFile = z.infer<typeof file>
export type CaseRemark = z.infer<typeof remark>
export type CaseStepView = z.infer<typeof step>
export type StageView = z.infer<typeof stageView>
