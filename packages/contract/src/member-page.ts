import { z } from 'zod'
import { civilDate, done, fen, id, instant } from './common.ts'
import { mandateView } from './mandates.ts'
import { membershipStatus } from './members.ts'

export const memberRef = z.strictObject({ memberId: id })

/** A certified fact as it is read; `masked` ones can be looked at with a reason (`path`). */
const fact = z.strictObject({
  path: z.string(),
  label: z.string(),
  group: z.string(),
  text: z.string(),
  masked: z.boolean(),
})

/** A sanction as staff and the member see it. */
export const sanctionView = z.strictObject({
  id,
  kind: z.enum(['suspension', 'expulsion']),
  from: civilDate,
  to: civilDate.nullable(),
  inForce: z.boolean(),
  reason: z.string(),
  resolution: z.string(),
  by: z.string(),
  at: instant,
  lifted: z.strictObject({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  appealUntil: civilDate,
  appeal: z
    .strictObject({
      text: z.string(),
      at: instant,
      outcome: z.enum(['upheld', 'dismissed']).nullable(),
      reason: z.string().nullable(),
      decidedAt: instant.nullable(),
    })
    .nullable(),
})

const sanctionOfStaff = z.strictObject({
  ...sanctionView.shape,
  /** Whether this person may decide the appeal; who imposed the sanction may not. */
  canDecide: z.boolean(),
})

/** `members.get`: everything that the association knows of one member. */
export const memberView = z.strictObject({
  id,
  number: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  title: z.string(),
  branch: z.string().nullable(),
  joinedOn: civilDate,
  status: membershipStatus,
  /** Since when it is none any more, where it left or was expelled. */
  endedOn: civilDate.nullable(),
  validTo: civilDate.nullable(),
  owedFen: fen,
  facts: z.array(fact),
  certifiedAt: instant.nullable(),
  mandates: z.array(
    z.strictObject({
      ...mandateView.shape,
      accountId: id,
      lastSignInAt: instant.nullable(),
    }),
  ),
  periods: z.array(z.strictObject({ from: civilDate, through: civilDate, left: z.boolean() })),
  sanctions: z.array(sanctionOfStaff),
  bills: z.array(
    z.strictObject({
      id,
      year: z.number().int(),
      amountFen: fen,
      paidFen: fen,
      dueOn: civilDate,
      status: z.enum(['open', 'overdue', 'paid']),
    }),
  ),
  certificates: z.array(
    z.strictObject({
      id,
      number: z.string(),
      title: z.string(),
      issuedOn: civilDate,
      validTo: civilDate.nullable(),
      status: z.enum(['valid', 'expired', 'revoked', 'replaced', 'suspended']),
    }),
  ),
  cases: z.array(
    z.strictObject({
      id,
      number: z.string().nullable(),
      label: z.string(),
      state: z.string(),
      at: instant,
    }),
  ),
  files: z.array(
    z.strictObject({ id, name: z.string(), size: z.number().int(), uploadedAt: instant }),
  ),
  messages: z.array(
    z.strictObject({
      id,
      channel: z.enum(['sms', 'mail', 'wechat']),
      recipient: z.string(),
      text: z.string(),
      state: z.string(),
      /** What the carrier reported. */
      delivery: z.enum(['delivered', 'undelivered']).nullable(),
      at: instant,
    }),
  ),
  notes: z.array(z.strictObject({ id, text: z.string(), by: z.string(), at: instant })),
  /** Newest first, in plain words. */
  timeline: z.array(
    z.strictObject({
      key: z.string(),
      at: instant,
      what: z.string(),
      who: z.string(),
      note: z.string(),
    }),
  ),
  can: z.strictObject({
    actions: z.array(z.enum(['suspend', 'resume', 'expel'])),
    unmask: z.boolean(),
    /** Working days that a member has to appeal. */
    appealWorkingDays: z.number().int(),
  }),
})

const reason = z
  .string()
  .trim()
  .min(4, '请写明事由，至少 4 个字。')
  .max(500, '事由请控制在 500 字以内。')

/** `members.suspend`: 暂停会籍 from a day, until another or until it is resumed. */
export const suspendMember = z.strictObject({
  memberId: id,
  from: civilDate,
  to: civilDate.nullable().default(null),
  reason,
})
/** `members.resume`: 恢复会籍, today. */
export const resumeMember = z.strictObject({ memberId: id, reason })
/** `members.expel`: 除名 from a day on, with the resolution that it rests on. */
export const expelMember = z.strictObject({
  memberId: id,
  from: civilDate,
  reason,
  resolution: z.string().trim().min(4, '请写明依据的决议，例如会议名称和日期。').max(200),
})
export const sanctionMade = z.strictObject({ sanctionId: id })

/** `members.decideAppeal`: upheld lifts the sanction. */
export const decideAppeal = z.strictObject({
  sanctionId: id,
  outcome: z.enum(['upheld', 'dismissed']),
  reason,
})

/** `members.addNote` */
export const addNote = z.strictObject({
  memberId: id,
  text: z.string().trim().min(1, '请写点什么再保存。').max(1000),
})

/** `members.unmask`: one masked value in full, by the path of a fact or `account:<id>`. */
export const unmaskMember = z.strictObject({
  memberId: id,
  path: z.string().max(200),
  reason: z.string().trim().min(4, '请写明查看事由，至少 4 个字。').max(200),
})
export const memberUnmasked = z.strictObject({ value: z.string() })

/** `member.sanctions`: what stands against one's membership, and what one may do about it. */
export const ownSanctions = z.strictObject({
  status: membershipStatus.nullable(),
  sanctions: z.array(z.strictObject({ ...sanctionView.shape, canAppeal: z.boolean() })),
})
/** `member.appeal` */
export const appeal = z.strictObject({
  sanctionId: id,
  text: z
    .string()
    .trim()
    .min(10, '请把申诉理由写具体，至少 10 个字。')
    .max(2000, '申诉理由请控制在 2000 字以内。'),
})
export const appealed = done

export type MemberView = z.infer<typeof memberView>
export type SanctionView = z.infer<typeof sanctionView>
export type OwnSanctions = z.infer<typeof ownSanctions>
