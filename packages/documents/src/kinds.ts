import { z } from 'zod'

/*
 * The kinds of document that exist, each with the data it is made of. Arrangements (which
 * sections a form has, what the title column of a certificate says) are data; a new kind is
 * code. The limits keep one document from holding up the others.
 */

const civilDate = z.iso.date()
const short = z.string().max(400)
const named = z.string().min(1).max(200)
const associationName = z.string().min(1).max(40)
const documentNumber = z.string().min(1).max(40)
/** A number, code or name that stands in one line of a certificate. */
const fact = z.string().max(60)

/** `wide`: has a line of its own even where it is short or empty. */
const row = (most: number) =>
  z.strictObject({ label: named, value: z.string().max(most), wide: z.boolean().optional() })

const formRows = z.strictObject({ heading: named, rows: z.array(row(4_000)).max(200) })

const formTable = z.strictObject({
  heading: named,
  table: z.strictObject({
    columns: z.array(named).min(1).max(10),
    rows: z.array(z.array(z.string().max(2_000)).max(10)).max(300),
  }),
})

const formText = z.strictObject({ heading: named, text: z.string().max(20_000) })

const seal = z.strictObject({
  /** Set around the rim, usually the association's name. Demo data says that it is a sample. */
  around: z.string().min(1).max(40),
  /** Set straight below the star, such as 电子会员证专用章. */
  centre: z.string().max(20),
})

/**
 * The head of a paper that is printed to be stamped. A print of a case has number, version and code;
 * a copy for one's own use has none of them, and neither has a blank one, with room to write.
 */
const stampedHead = {
  associationName,
  title: z.string().min(1).max(60),
  formNumber: documentNumber.optional(),
  /** Version of the answers that were printed; a stamped scan counts for this version only. */
  printVersion: z
    .union([z.string().min(1).max(40), z.int().nonnegative().transform(String)])
    .optional(),
  printedOn: civilDate,
  qrText: z.string().min(1).max(600).optional(),
  blank: z.boolean().default(false),
}

const applicationForm = z.strictObject({
  ...stampedHead,
  sections: z.array(z.union([formRows, formTable, formText])).max(60),
  declaration: z.string().max(4_000),
  stampLabel: z.string().max(40),
  signatureLines: z.array(z.string().max(60)).max(8),
  /** For demo data alone: a stamp in its place, in words that say it is a sample. */
  sampleStamp: seal.optional(),
})

/** A page of a few sentences that a unit stamps: a table, sentences with what is filled in, its name. */
const letter = z.strictObject({
  ...stampedHead,
  rows: z.array(row(400)).max(12),
  paragraphs: z
    .array(z.array(z.strictObject({ text: z.string().max(4_000), fill: z.boolean() })).max(40))
    .max(12),
  /** The name of who stamps it; empty where it is to be written. */
  signedBy: z.string().max(200),
  stampLabel: z.string().max(40),
  signatureLines: z.array(z.string().max(60)).max(8),
  sampleStamp: seal.optional(),
})

const certificate = z
  .strictObject({
    associationName,
    /** #rrggbb; frame, title column and curves are drawn in it. */
    brandColor: z.string().regex(/^#[0-9a-fA-F]{6}$/),
    /** Stands in the title column, one character above the other. */
    documentTitle: z.string().min(2).max(8).default('会员证书'),
    /** An SVG drawing without scripts, references or text; set in the brand colour by its author. */
    emblemSvg: z.string().max(40_000).refine(isHarmlessSvg).optional(),
    holderKind: z.enum(['unit', 'person']),
    holderName: z.string().min(1).max(120),
    /** 会员级别 of a unit, identity label of a person (自然人, 专家). */
    titleLabel: z.string().min(1).max(30),
    memberNumber: fact.optional(),
    joinedOn: civilDate.optional(),
    creditCode: fact.optional(),
    branchName: fact.optional(),
    validFrom: civilDate,
    /** Absent: valid until revoked. The last day included. */
    validThrough: civilDate.optional(),
    certificateNumber: documentNumber,
    issuedOn: civilDate,
    qrText: z.string().min(1).max(600),
    seal: seal.optional(),
    /** A line at the foot that says this is a sample; for demo data. */
    sample: z.string().max(80).optional(),
  })
  .refine((data) => data.holderKind === 'unit' || data.creditCode === undefined, {
    path: ['creditCode'],
  })

/** Outcome of one case at a sitting: 通过, 不通过, 暂缓. */
export const sittingOutcomes = ['approved', 'rejected', 'deferred'] as const

const sittingSummary = z.strictObject({
  associationName,
  title: named,
  documentNumber: documentNumber.optional(),
  heldOn: civilDate,
  place: short.optional(),
  chairedBy: short.optional(),
  recordedBy: short.optional(),
  attendedCount: z.int().nonnegative(),
  dueCount: z.int().nonnegative(),
  cases: z
    .array(
      z.strictObject({
        caseNumber: short,
        subject: short,
        matter: short,
        outcome: z.enum(sittingOutcomes),
        note: z.string().max(1_000).optional(),
      }),
    )
    .max(1_000),
  /** On the agenda, but withdrawn before the decisions were applied. */
  leftOut: z
    .array(z.strictObject({ caseNumber: short, subject: short, reason: short }))
    .max(1_000)
    .default([]),
  signatureLines: z.array(z.string().max(60)).max(8),
  printedOn: civilDate,
})

/** A sheet that stands for a licence or a certificate that somebody would upload; for demo data alone. */
const samplePaper = z.strictObject({
  title: named,
  rows: z.array(z.strictObject({ label: named, value: z.string().max(400) })).max(12),
  stamp: seal,
  issuedOn: civilDate,
  /** Says that it is a sample. */
  note: named,
})

const factRow = z.strictObject({ label: named, value: short })

/** 会费缴费通知: what a member owes for a year, and how to pay it. */
const duesNotice = z.strictObject({
  associationName,
  year: z.int().min(2000).max(2100),
  addressee: named,
  rows: z.array(factRow).min(1).max(12),
  dueOn: civilDate,
  bank: z.array(factRow).min(1).max(12),
  notes: z.array(short).max(12),
  contact: short,
  issuedOn: civilDate,
})

/** 地址标签: sheets of labels to be stuck on envelopes, 3 by 8 on A4. */
const drawnExpert = z.strictObject({ name: named, employer: short, reserve: z.boolean() })

const expertDraw = z.strictObject({
  associationName,
  title: named,
  documentNumber,
  printedOn: civilDate,
  facts: z.array(z.strictObject({ label: named, value: z.string().max(4_000) })).max(40),
  drawn: z.array(drawnExpert).min(1).max(100),
  excluded: z.array(z.strictObject({ name: named, employer: short, reason: short })).max(2_000),
  /** How many could be drawn. */
  candidates: z.int().nonnegative(),
  algorithm: documentNumber,
  seed: z.string().min(1).max(200),
  candidatesHash: z.string().min(1).max(200),
  signatureLines: z.array(z.string().max(60)).max(8),
})

const addressLabels = z.strictObject({
  labels: z
    .array(
      z.strictObject({
        postcode: z.string().max(10),
        address: z.string().max(200),
        unit: named,
        /** Whom it is for, such as 张三（办公室）. */
        addressee: z.string().max(80),
      }),
    )
    .min(1)
    .max(3_000),
  printedOn: civilDate,
})

/** Every document kind with the schema of its data. */
export const documentSchemas = {
  'application-form': applicationForm,
  letter,
  certificate,
  'sitting-summary': sittingSummary,
  'sample-paper': samplePaper,
  'dues-notice': duesNotice,
  'address-labels': addressLabels,
  'expert-draw': expertDraw,
} as const

export type DocumentKind = keyof typeof documentSchemas

/** What a caller passes for a kind. */
export type DocumentInput<K extends DocumentKind> = z.input<(typeof documentSchemas)[K]>

/** The same with defaults filled in. */
export type DocumentData<K extends DocumentKind> = z.output<(typeof documentSchemas)[K]>

/** An emblem may draw, but neither run, nor load, nor refer to anything. */
function isHarmlessSvg(source: string): boolean {
  const forbidden =
    /<!|<\?(?!xml )|<(?:script|image|use|a|style|foreignObject|text|animate|set)\b|href|\bon\w+\s*=|url\s*\(/i
  return (
    /^\s*(?:<\?xml [^>]*\?>\s*)?<svg\s[\s\S]*<\/svg>\s*$/.test(source) && !forbidden.test(source)
  )
}
