import { applicationKind, attachmentSpec } from '@guildhall/domain/blueprint/application'
import { formSpec } from '@guildhall/domain/blueprint/form'
import { z } from 'zod'
import { civilDate, file, id, instant } from './common.ts'

/** A card of an identity type: 未认证 → 审核中 → 已认证, 已退回; and what changes of a certified one. */
export const identityCard = z.strictObject({
  application: z.string(),
  kind: applicationKind,
  label: z.string(),
  description: z.string(),
  /** Where the open case stands; without one, whether it is certified. */
  status: z.enum(['none', 'draft', 'submitted', 'returned', 'certified']),
  caseId: id.nullable(),
  /** Of the open case: what every move of it compares and sets. */
  version: z.number().int().nullable(),
  stageLabel: z.string().nullable(),
  since: instant.nullable(),
  /** Whether the open case is a renewal: what is certified stays in force meanwhile. */
  isRenewal: z.boolean(),
  /** What a renewal would change, by label. */
  changes: z.array(z.string()),
  /** Of a returned case: how many remarks, and what was said where. */
  remarks: z.number().int(),
  returned: z
    .strictObject({
      reason: z.string().nullable(),
      steps: z.array(z.strictObject({ title: z.string(), remarks: z.array(z.string()) })),
    })
    .nullable(),
  /** Who is certified, since when, and the certificate that says so. */
  certified: z
    .strictObject({ name: z.string(), on: civilDate, certificateId: id.nullable() })
    .nullable(),
  /** The last case of this identity, where it was refused and none came after. */
  refused: z.strictObject({ caseId: id, reason: z.string().nullable() }).nullable(),
  /** What it takes to be certified: what is asked first, and which papers. */
  asks: z.strictObject({ fields: z.array(z.string()), papers: z.array(z.string()) }),
})

/** `member.identity`: what is certified of one's own, beside what a renewal would change. */
export const identityAsked = z.strictObject({ application: z.string().max(40) })
export const identityView = z.strictObject({
  card: identityCard,
  certified: z
    .strictObject({
      version: z.number().int(),
      at: instant,
      form: formSpec,
      options: z.record(
        z.string(),
        z.array(z.strictObject({ code: z.string(), label: z.string() })),
      ),
      answers: z.record(z.string(), z.unknown()),
      attachments: z.array(attachmentSpec),
      files: z.array(file),
    })
    .nullable(),
  /** Old beside new; a paper is named without either. */
  changes: z.array(
    z.strictObject({ path: z.string(), label: z.string(), before: z.string(), after: z.string() }),
  ),
})

export type IdentityCard = z.infer<typeof identityCard>
export type IdentityView = z.infer<typeof identityView>
