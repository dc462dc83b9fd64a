import { z } from 'zod'
import { challengeProof, mobile, smsCode } from './accounts.ts'
import { file, id, instant } from './common.ts'
import { howChecked } from './staff.ts'

/** `mobile.sendCode`: to the number so far, which nobody has to type, or to the new one. */
export const sendMobileCode = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('old'), proof: challengeProof }),
  z.strictObject({ to: z.literal('new'), mobile, proof: challengeProof }),
])

/** `mobile.proveOld`: the code that went to the number so far. */
export const proveOldMobile = z.strictObject({ code: smsCode })

/** `mobile.change`: the new number and the code that went to it. */
export const changeMobile = z.strictObject({ mobile, code: smsCode })

/** A request where the old number is lost; with the unit's paper it goes up as a form. */
export const askMobileChange = z.strictObject({
  password: z.string().min(1, '请填写登录密码。').max(100),
  mobile,
  code: smsCode,
  reason: z
    .string({ error: '请写明原号码为什么不能用了。' })
    .trim()
    .min(4, '请写明原号码为什么不能用了，至少4个字。')
    .max(200, '最多200个字。'),
})

/** What became of a request, as its account reads it. */
export const mobileRequestState = z.enum([
  'waiting',
  'approved',
  'applied',
  'refused',
  'withdrawn',
  'taken',
])

/** `mobile.get`: the number, masked, and where a change of it stands. */
export const mobileView = z.strictObject({
  mobile: z.string(),
  /** The old number's code was right at this session: the new one is next. */
  isProved: z.boolean(),
  waitingHours: z.number().int(),
  /** Whether a request takes a paper: the account acts for a unit. */
  needsPaper: z.boolean(),
  request: z
    .strictObject({
      id,
      state: mobileRequestState,
      newMobile: z.string(),
      createdAt: instant,
      appliesAt: instant.nullable(),
      /** The old number objected: the staff look at it once more. */
      isObjected: z.boolean(),
      canWithdraw: z.boolean(),
    })
    .nullable(),
})

/** A paper of a request; its bytes at `/mobile/papers/<request>`. */
const paper = file.pick({ name: true, mime: true, size: true, pages: true })

export const mobileScope = z.enum(['waiting', 'approved', 'over'])
export const mobileRequestsInput = z.strictObject({
  scope: mobileScope,
  cursor: z.string().max(80).nullable(),
})
export const mobileRequestRow = z.strictObject({
  id,
  userName: z.string(),
  unitName: z.string().nullable(),
  oldMobile: z.string(),
  newMobile: z.string(),
  reason: z.string(),
  paper: paper.nullable(),
  state: mobileRequestState,
  createdAt: instant,
  appliesAt: instant.nullable(),
  endedAt: instant.nullable(),
  objections: z.number().int(),
  objectedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  decision: z.string().nullable(),
  canDecide: z.boolean(),
})
/** `mobile.list`: the requests of a scope, and how many each scope has. */
export const mobileRequests = z.strictObject({
  rows: z.array(mobileRequestRow),
  counts: z.strictObject({
    waiting: z.number().int(),
    approved: z.number().int(),
    over: z.number().int(),
  }),
  next: z.string().nullable(),
})

/** `mobile.decide`: `objections` as they were read, so that nobody approves past a new one. */
export const decideMobileChange = z.strictObject({
  requestId: id,
  approve: z.boolean(),
  objections: z.number().int().min(0),
  reason: howChecked,
})

/** `mobile.objection`, `mobile.object`: the token of the link that went to the old number and mailbox. */
export const objectionLink = z.strictObject({ token: z.string().min(20).max(80) })
export const objectionView = z.strictObject({
  oldMobile: z.string(),
  newMobile: z.string(),
  appliesAt: instant,
})

export type MobileView = z.infer<typeof mobileView>
export type MobileRequestRow = z.infer<typeof mobileRequestRow>
export type MobileScope = z.infer<typeof mobileScope>
