import { formSpec } from '@guildhall/domain/blueprint/form'
import { matterKinds } from '@guildhall/domain/blueprint/application'
import { z } from 'zod'
import { civilDate, fen, id, instant, version } from './common.ts'
import { mandateView } from './mandates.ts'
import { membershipStatus } from './members.ts'

/** A bill that is still open, as it stands beside a wish to leave. */
export const owedBill = z.strictObject({
  year: z.number().int(),
  amountFen: fen,
  owedFen: fen,
  dueOn: civilDate,
})

/** `member.matters`: what a member may begin, or has begun. */
export const matterCard = z.strictObject({
  application: z.string(),
  kind: z.enum(matterKinds),
  label: z.string(),
  summary: z.string(),
  /** The one that is open: it is gone on with, and none other begun. */
  caseId: id.nullable(),
  /** Why it can't be begun now; none where it can. */
  why: z.string().nullable(),
})
export const matters = z.strictObject({ matters: z.array(matterCard) })

/** `member.unit`: what is registered of the member that one acts for; none where there is no member. */
export const unitView = z.strictObject({
  unit: z
    .strictObject({
      name: z.string(),
      creditCode: z.string().nullable(),
      number: z.string(),
      title: z.string(),
      branch: z.string().nullable(),
      /** Whether the association has branches at all. */
      hasBranches: z.boolean(),
      joinedOn: civilDate,
      status: membershipStatus,
      /** Whether it was approved, or approved again, and begins once its bill is paid. */
      awaitsPayment: z.boolean(),
      validTo: civilDate.nullable(),
      /** Whether 退会 is settled and the membership ends with `validTo`. */
      isLeaving: z.boolean(),
      /** The version of the certified facts that is shown, and since when it holds. */
      version,
      changedAt: instant.nullable(),
      form: formSpec,
      options: z.record(
        z.string(),
        z.array(z.strictObject({ code: z.string(), label: z.string() })),
      ),
      answers: z.record(z.string(), z.unknown()),
    })
    .nullable(),
  matters: z.array(matterCard),
  /** Who acts and acted for the unit of this account, whether or not it is a member. */
  mandates: z.array(mandateView),
})

/**
 * `member.saveProfile`: one group that changes at once; `version` is the one of the facts that was
 * seen. Another's change in between answers `profile.changed`.
 */
export const saveProfile = z.strictObject({
  groupKey: z.string().max(40),
  content: z.unknown(),
  version,
})
export const profileSaved = z.strictObject({ version })

export type MatterCard = z.infer<typeof matterCard>
export type UnitView = z.infer<typeof unitView>
export type OwedBill = z.infer<typeof owedBill>
