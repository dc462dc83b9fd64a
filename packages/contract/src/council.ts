import { z } from 'zod'
import { civilDate, id, instant, version } from './common.ts'

/** 届次 (`council.*`): terms, who sits in them, and the lists of the bodies. */
export const resolution = z.strictObject({
  title: z.string().trim().min(2, '请填写决议名称。').max(80),
  date: civilDate,
  /** Where it is kept: number of the document, or of the minutes. */
  reference: z.string().trim().max(80).default(''),
})

export const termSummary = z.strictObject({
  id,
  ordinal: z.number().int(),
  label: z.string(),
  from: civilDate,
  /** The first day of the next term. */
  to: civilDate,
  state: z.enum(['planned', 'confirmed']),
  /** Whether titles follow it today. */
  current: z.boolean(),
  seats: z.number().int(),
  version,
})
export const termList = z.strictObject({
  terms: z.array(termSummary),
  bodies: z.array(
    z.strictObject({ slug: z.string(), label: z.string(), members: z.number().int() }),
  ),
  /** What is proposed for the next term. */
  next: z.strictObject({ ordinal: z.number().int(), from: civilDate, to: civilDate }),
})

export const seat = z.strictObject({
  memberId: id,
  number: z.string(),
  name: z.string(),
  title: z.string(),
  titleLabel: z.string(),
  /** The title on the day before the term begins. */
  before: z.string().nullable(),
  representative: z.string(),
  position: z.string(),
})
export const termRef = z.strictObject({ termId: id })
export const termView = z.strictObject({
  ...termSummary.shape,
  resolution: resolution.nullable(),
  confirmedAt: instant.nullable(),
  rows: z.array(seat),
  /** Who holds a title above the newcomers' now and has no seat: they go back to it. */
  leaving: z.array(z.strictObject({ memberId: id, name: z.string(), title: z.string() })),
  titles: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
})

/** `council.plan`: `copy` takes over who sits in the current term. */
export const planTerm = z.strictObject({
  ordinal: z.number().int().min(1, '届次从 1 起。').max(99),
  from: civilDate,
  to: civilDate,
  copy: z.boolean().default(true),
})
export const saveSeat = z.strictObject({
  termId: id,
  memberId: id,
  title: z.string().max(40),
  representative: z.string().trim().max(30).default(''),
  position: z.string().trim().max(40).default(''),
})
export const seatRef = z.strictObject({ termId: id, memberId: id })
/** `council.confirm`: titles and dues classes follow from the term's first day. */
export const confirmTerm = z.strictObject({ termId: id, version, resolution })
export const confirmedTerm = z.strictObject({ changed: z.number().int() })

/** `council.startRetitle`: 级别调整 of one member, filed by the staff. */
export const memberRef = z.strictObject({ memberId: id })

export const bodyRef = z.strictObject({ body: z.string().max(40) })
/** A body's list; as a spreadsheet at `/council/<body>.xlsx`. */
export const bodyView = z.strictObject({
  label: z.string(),
  term: z.string().nullable(),
  rows: z.array(
    z.strictObject({
      memberId: id,
      number: z.string(),
      name: z.string(),
      titleLabel: z.string(),
      branch: z.string().nullable(),
      representative: z.string(),
      position: z.string(),
    }),
  ),
})

export type TermView = z.infer<typeof termView>
export type Seat = z.infer<typeof seat>
export type BodyView = z.infer<typeof bodyView>
