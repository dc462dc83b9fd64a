import { z } from 'zod'
import { answerKey, civilDate, label, prose, slug } from './slug.ts'

/** The text of a QR: at error correction M it still scans well when it is printed small. */
const qrText = z.string().min(1).max(400)

/** Brand: one colour (4.5:1 on white, checked), a mark as SVG path data, one line drawing. */
export const brandingSpec = z.strictObject({
  name: label,
  shortName: label,
  color: z.string().regex(/^#[0-9a-f]{6}$/),
  /** SVG path data in a 36 × 36 box, drawn as strokes in the brand colour. */
  markPaths: z.array(z.string().regex(/^[MmLlHhVvCcSsQqTtAaZz0-9 ,.-]{1,2000}$/)).min(1),
  drawing: z.enum(['transmission-line', 'city-gate', 'none']),
  /** The seal on the electronic certificate: text on the ring and in the middle. */
  seal: z.strictObject({ ring: label, centre: label }),
})

/** Whom to call for what. */
export const contactSpec = z.strictObject({
  key: slug,
  topic: label,
  office: label,
  phone: z.string().regex(/^[0-9 -]{5,20}$/),
})

export const contactsSpec = z.strictObject({
  lines: z.array(contactSpec).min(1),
  hours: label,
  address: label,
  postcode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  email: z.email().optional(),
  wechat: label.optional(),
  /** What the QR beside the WeChat name says, such as the address that adds it. */
  wechatQr: qrText.optional(),
})

/** A printed paper of an application, offered to be downloaded. `document`: `form`, or a letter's key. */
export const downloadSpec = z.strictObject({
  application: slug,
  document: answerKey.default('form'),
  note: label.optional(),
})

export const portalSpec = z.strictObject({
  headline: label,
  introduction: prose,
  about: z.array(prose),
  /** Blank forms to print; without it, every paper of what one can apply for. */
  downloads: z.array(downloadSpec).optional(),
  /** Who runs the site, and its record. */
  foot: z.strictObject({ operator: label, icpRecord: label, policeRecord: label.optional() }),
})

const guideItem = z.strictObject({ title: label, note: label, duration: label.optional() })

/** 入会须知: read to its end and accepted by version before the form opens. */
export const joinGuideSpec = z.strictObject({
  version: label,
  from: civilDate,
  title: label,
  whoMayJoin: z.array(prose).min(1),
  whoNote: prose.optional(),
  howLong: label,
  yourSteps: z.array(guideItem).min(1),
  prepare: z.array(guideItem),
  afterApproval: z.array(prose).min(1),
  acceptance: label,
})

/** 个人信息保护规则: consent is kept by version. */
export const privacySpec = z.strictObject({
  version: label,
  from: civilDate,
  title: label,
  sections: z.array(z.strictObject({ heading: label, paragraphs: z.array(prose).min(1) })).min(1),
})

export const bankAccountSpec = z.strictObject({
  name: label,
  taxNumber: label,
  bank: label,
  bankCode: label.optional(),
  account: label,
  address: label.optional(),
  phone: label.optional(),
})

/**
 * 收款码: the one code that several wallets scan, with what is said under it. A text is drawn as a QR
 * code; a picture is the code as the bank gave it, PNG in base64.
 */
export const collectionSpec = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    text: z.string().trim().min(1).max(300),
    note: label.optional(),
  }),
  z.strictObject({
    kind: z.literal('picture'),
    png: z.base64().max(400_000),
    note: label.optional(),
  }),
])

export const paymentSpec = z.strictObject({
  transfer: bankAccountSpec,
  /** What a member writes as the transfer's purpose; `{memberNumber}` is filled in. */
  purpose: label,
  /** Which wallets scan the collection code. */
  wallets: z.array(label).default([]),
  collection: collectionSpec.optional(),
  /** Whether anyone may read on the portal how to pay, and not members alone. */
  onPortal: z.boolean().default(false),
})

export type ContactSpec = z.infer<typeof contactSpec>
export type DownloadSpec = z.infer<typeof downloadSpec>
export type PaymentSpec = z.infer<typeof paymentSpec>
export type JoinGuideSpec = z.infer<typeof joinGuideSpec>
export type PrivacySpec = z.infer<typeof privacySpec>
export type BrandingSpec = z.infer<typeof brandingSpec>
