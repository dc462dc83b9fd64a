import {
  contactsSpec,
  brandingSpec,
  portalSpec,
  joinGuideSpec,
  privacySpec,
} from '@guildhall/domain/blueprint/site'
import { applicationKind } from '@guildhall/domain/blueprint/application'
import { z } from 'zod'
import { civilDate, fen, id } from './common.ts'
import { paymentInfo } from './dues.ts'

/** `site.get`: what every page of an association's site needs; public. */
export const siteView = z.strictObject({
  branding: brandingSpec,
  contacts: contactsSpec,
  portal: portalSpec,
  privacyVersion: z.string(),
  hasDirectory: z.boolean(),
  /** 专家库: the pools of the association, by the identity type of those in them; often none. */
  pools: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
  /** 身份类型 that one can apply for here. */
  applications: z.array(
    z.strictObject({
      slug: z.string(),
      kind: applicationKind,
      label: z.string(),
      identityType: z.strictObject({
        slug: z.string(),
        label: z.string(),
        description: z.string(),
        party: z.enum(['unit', 'person']),
      }),
      needsGuide: z.boolean(),
    }),
  ),
  viewer: z
    .strictObject({
      accountId: id,
      userName: z.string(),
      mobile: z.string(),
      unitName: z.string().nullable(),
      staff: z.boolean(),
      /** Holds roles that rest until a second factor is set up. */
      mustEnrol: z.boolean(),
      permissions: z.array(z.string()),
      roles: z.array(z.string()),
    })
    .nullable(),
})

/** `site.joinGuide`: the guide, the dues table in force today, and dates if one submitted today. */
export const joinGuideView = z.strictObject({
  guide: joinGuideSpec,
  dues: z.strictObject({
    from: civilDate,
    resolution: z.string(),
    rows: z.array(
      z.strictObject({ titles: z.array(z.string()), amountFen: fen, newcomer: z.boolean() }),
    ),
    notes: z.array(z.string()),
    receiptKind: z.string(),
  }),
  /** 如果您今天提交: stages with dates. */
  today: civilDate,
  timeline: z.array(
    z.strictObject({ label: z.string(), on: civilDate.nullable(), duration: z.string() }),
  ),
  associationSteps: z.array(
    z.strictObject({ title: z.string(), note: z.string(), duration: z.string() }),
  ),
  nextMeetingOn: civilDate.nullable(),
})

/** A paper to print, blank for anyone; filled in for who is signed in. */
const downloadView = z.strictObject({
  title: z.string(),
  application: z.string(),
  note: z.string().nullable(),
  url: z.string(),
  filledUrl: z.string().nullable(),
})

/** `site.services`: papers to print, and how to pay where the association tells everybody. */
export const siteServices = z.strictObject({
  downloads: z.array(downloadView),
  payment: paymentInfo.nullable(),
})

export const privacyView = privacySpec

/** `site.verify`: what anyone may know of a certificate. */
export const verifyByCode = z.strictObject({ code: z.string().trim().min(1).max(64) })
export const verifyByNumber = z.strictObject({
  number: z.string().trim().min(1).max(40),
  name: z.string().trim().min(2).max(80),
})
export const verification = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.enum(['valid', 'expired', 'revoked', 'replaced', 'suspended']),
    number: z.string(),
    name: z.string(),
    title: z.string(),
    issuedOn: civilDate,
    validFrom: civilDate,
    validTo: civilDate.nullable(),
    endedOn: civilDate.nullable(),
    association: z.string(),
  }),
  z.strictObject({ outcome: z.literal('unknown') }),
])

export type DownloadView = z.infer<typeof downloadView>
export type SiteServices = z.infer<typeof siteServices>
export type SiteView = z.infer<typeof siteView>
export type JoinGuideView = z.infer<typeof joinGuideView>
export type Verification = z.infer<typeof verification>
