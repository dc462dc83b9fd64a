import { z } from 'zod'
import { mobile, password, userName } from './accounts.ts'
import { id, instant } from './common.ts'

/** A role as it is given: for one branch where the role is bound to one. */
export const roleGiven = z.strictObject({
  role: z.string().min(1).max(60),
  branch: z.string().max(60).nullable(),
})
const roleHeld = roleGiven.extend({ label: z.string(), branchLabel: z.string().nullable() })

/** What whoever looks may do with this colleague, by the policy that guards the calls. */
const colleagueCan = z.strictObject({
  change: z.boolean(),
  suspend: z.boolean(),
  resume: z.boolean(),
  takeOffTotp: z.boolean(),
})

export const colleague = z.strictObject({
  accountId: id,
  userName: z.string(),
  mobile: z.string(),
  status: z.enum(['active', 'suspended']),
  roles: z.array(roleHeld.extend({ grantId: id, canTake: z.boolean() })),
  lastSeenAt: instant.nullable(),
  hasTotp: z.boolean(),
  isSelf: z.boolean(),
  can: colleagueCan,
})

export const invitation = z.strictObject({
  id,
  mobile: z.string(),
  roles: z.array(roleHeld),
  invitedBy: z.string(),
  createdAt: instant,
  expiresAt: instant,
  expired: z.boolean(),
  canWithdraw: z.boolean(),
})

/** An account that slept and has no mailbox: the staff check who asks, and decide. */
export const resetRequest = z.strictObject({
  id,
  userName: z.string(),
  unitName: z.string().nullable(),
  mobile: z.string(),
  lastSignInAt: instant.nullable(),
  createdAt: instant,
  state: z.enum(['waiting', 'approved']),
  opensAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  canDecide: z.boolean(),
})

/** `staff.list`: colleagues, open invitations, requests to reset, and the roles that one may give. */
export const staffView = z.strictObject({
  colleagues: z.array(colleague),
  invitations: z.array(invitation),
  resets: z.array(resetRequest),
  /** Requests for another number that wait to be decided. */
  mobilesWaiting: z.number().int(),
  roles: z.array(
    z.strictObject({
      slug: z.string(),
      label: z.string(),
      branchBound: z.boolean(),
      grantable: z.boolean(),
    }),
  ),
  branches: z.array(z.strictObject({ slug: z.string(), label: z.string() })),
  totpRequired: z.boolean(),
})

export const invite = z.strictObject({
  mobile,
  roles: z.array(roleGiven).min(1, '请至少选一个角色。').max(20),
})
export const invitationRef = z.strictObject({ invitationId: id })
export const grantRole = z.strictObject({ accountId: id, ...roleGiven.shape })
export const takeRole = z.strictObject({ accountId: id, grantId: id })
export const colleagueRef = z.strictObject({ accountId: id })
/** How it was checked that the owner of an account is who asks; it stays on record. */
export const howChecked = z.string().trim().min(4, '请写明怎样核实的，至少4个字。').max(200)
export const decideReset = z.strictObject({
  requestId: id,
  approve: z.boolean(),
  reason: howChecked,
})

const invitationCode = z
  .string({ error: '请填写邀请码。' })
  .trim()
  .min(8, '邀请码是8位。')
  .max(12, '邀请码是8位。')

/** `staff.invitation`: what the code of an SMS offers. */
export const readInvitation = z.strictObject({ mobile, code: invitationCode })
export const invitationOffer = z.strictObject({
  association: z.string(),
  roles: z.array(z.string()),
  hasAccount: z.boolean(),
})

/** `staff.accept`: the own password where there is an account, else a name and a new password. */
export const acceptInvitation = z.strictObject({
  mobile,
  code: invitationCode,
  password: z.string().min(1, '请填写密码。').max(100),
  newAccount: z
    .strictObject({ userName, password, privacyVersion: z.string().min(1).max(40) })
    .nullable(),
})

/** `accepted`: whether one is signed in already, or signs in next. */
export const accepted = z.strictObject({ signedIn: z.boolean() })

export type StaffView = z.infer<typeof staffView>
export type Colleague = StaffView['colleagues'][number]
export type RoleGiven = z.infer<typeof roleGiven>
