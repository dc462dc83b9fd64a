import { z } from 'zod'
import { password } from './accounts.ts'
import { instant } from './common.ts'

/** Six figures of the authenticator, or a recovery code; spaces and hyphens do not matter. */
export const secondFactor = z
  .string({ error: '请填写动态口令。' })
  .trim()
  .min(6, '动态口令是6位数字，备用码是10位。')
  .max(20, '动态口令是6位数字，备用码是10位。')

export const totpCode = z.strictObject({
  code: z
    .string()
    .trim()
    .regex(/^\d{6}$/, '动态口令是6位数字。'),
})

/** `security.beginTotp`: what the authenticator app scans, and the same to be typed. */
export const totpOffer = z.strictObject({ uri: z.string(), secret: z.string() })

/** Shown this once; each lets in once. */
export const recoveryCodes = z.strictObject({ codes: z.array(z.string()) })

/** `security.stepUp`: by the second factor, else by the password. */
export const stepUp = z.strictObject({
  code: secondFactor.optional(),
  password: z.string().max(100).optional(),
})

export const device = z.strictObject({
  key: z.string(),
  userAgent: z.string(),
  ip: z.string(),
  since: instant,
  lastSeenAt: instant,
  isThis: z.boolean(),
})
export const deviceRef = z.strictObject({ key: z.string().regex(/^[0-9a-f]{16}$/) })

/** `security.get`: how the own account is secured. */
export const securityView = z.strictObject({
  hasTotp: z.boolean(),
  mustEnrol: z.boolean(),
  recoveryCodesLeft: z.number().int(),
  devices: z.array(device),
})

export const changePassword = z.strictObject({
  current: z.string().min(1, '请填写现在的密码。').max(100),
  password,
})

export type SecurityView = z.infer<typeof securityView>
