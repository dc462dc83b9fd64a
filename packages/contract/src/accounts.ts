import { z } from 'zod'

/**
 * Inputs of registration and sign-in. The same schemas check the fields where they are typed and
 * the request on the server; messages say how to mend it.
 */
export const mobile = z
  .string({ error: '请填写手机号。' })
  .trim()
  .regex(/^1[3-9]\d{9}$/, '请填写11位手机号，不含空格和区号。')

export const password = z
  .string({ error: '请填写密码。' })
  .min(10, '密码至少10位。')
  .max(100, '密码最多100位。')
  .refine((value) => /[A-Za-z]/.test(value) && /\d/.test(value), '密码要同时包含字母和数字。')

export const userName = z
  .string({ error: '请填写用户名。' })
  .trim()
  .min(2, '用户名至少2个字。')
  .max(30, '用户名最多30个字。')
  .regex(/^[\p{L}\p{N}_·-]+$/u, '用户名只用汉字、字母、数字和下划线。')

export const email = z.email('邮箱格式不对，例如 name@example.cn。').max(120, '邮箱最多120个字符。')

export const unitName = z
  .string({ error: '请填写单位名称。' })
  .trim()
  .min(2, '请填写单位全称，与营业执照一致。')
  .max(80, '单位名称最多80个字。')

export const smsCode = z
  .string()
  .trim()
  .regex(/^\d{6}$/, '验证码是6位数字。')

export const codePurpose = z.enum(['register', 'reset-password'])

/** `account.challenge` → altcha-lib challenge to solve before a code is sent. */
export const challengeView = z.strictObject({ challenge: z.record(z.string(), z.unknown()) })

/** `account.sendCode`: `proof` is the solved challenge, base64 JSON. Says nothing of whether the mobile is known. */
export const challengeProof = z.string().min(1).max(4000)
export const sendCode = z.strictObject({ purpose: codePurpose, mobile, proof: challengeProof })
export const codeSent = z.strictObject({
  validMinutes: z.number().int(),
  resendAfterSeconds: z.number().int(),
})

export const register = z.strictObject({
  userName,
  mobile,
  email,
  unitName,
  code: smsCode,
  password,
  privacyVersion: z.string().min(1, '请先阅读并同意个人信息保护规则。').max(40),
})

export const signIn = z.strictObject({
  mobile,
  password: z.string().min(1, '请填写密码。').max(100),
  /** The second factor, where one is set up. */
  code: z.string().trim().max(20).optional(),
})
/**
 * `account.resetPassword`. `secondFactor` is for staff. `way`: how an account that slept goes on; by
 * its mailbox unless the staff are asked.
 */
export const resetPassword = z.strictObject({
  mobile,
  code: smsCode,
  password,
  secondFactor: z.string().trim().max(20).optional(),
  way: z.enum(['mailbox', 'staff']).optional(),
})
/** `mail-sent` to the mailbox in `hint`; `asked-staff`: they check and tell by SMS. */
export const resetAnswer = z.strictObject({
  outcome: z.enum(['done', 'mail-sent', 'asked-staff']),
  hint: z.string().nullable(),
})
/** `account.resetByLink`: with the token of the link that went to the mailbox. */
export const resetByLink = z.strictObject({ token: z.string().min(20).max(80), password })

/** After signing in: where to go first. */
export const signedIn = z.strictObject({ staff: z.boolean() })

export type Register = z.infer<typeof register>
export type SignIn = z.infer<typeof signIn>
export type ResetPassword = z.infer<typeof resetPassword>
export type ResetAnswer = z.infer<typeof resetAnswer>
