import { z } from 'zod'
import { applicationSpec, identityTypeSpec } from './application.ts'
import { councilSpec } from './council.ts'
import { duesSpec } from './dues.ts'
import { messagesSpec } from './messages.ts'
import {
  brandingSpec,
  contactsSpec,
  joinGuideSpec,
  paymentSpec,
  portalSpec,
  privacySpec,
} from './site.ts'
import { label, slug } from './slug.ts'
import { branchSpec, roleSpec } from './staff.ts'

/**
 * 协会蓝图: one document that holds all the configuration of an association. Kinds are code,
 * arrangements are data; `checkBlueprint` finds what can't work before it is published.
 */
export const blueprint = z.strictObject({
  branding: brandingSpec,
  contacts: contactsSpec,
  portal: portalSpec,
  joinGuide: joinGuideSpec,
  privacy: privacySpec,
  dues: duesSpec,
  council: councilSpec.default({ termYears: 5, bodies: [] }),
  payment: paymentSpec,
  branches: z.array(branchSpec),
  roles: z.array(roleSpec).min(1),
  identityTypes: z.array(identityTypeSpec).min(1),
  applications: z.array(applicationSpec).min(1),
  dictionaries: z.record(slug, z.array(z.strictObject({ code: slug, label }))),
  /** 暂停会籍 and 除名: within how many working days of the notice a member may appeal. */
  sanctions: z
    .strictObject({ appealWorkingDays: z.number().int().min(1).max(60).default(10) })
    .prefault({}),
  /** Number of a member, e.g. `{year}{seq:4}`. */
  memberNumberPattern: label,
  messages: messagesSpec,
})

export type Blueprint = z.infer<typeof blueprint>
/** A blueprint as it is written by hand, before the defaults are filled in. */
export type BlueprintInput = z.input<typeof blueprint>
