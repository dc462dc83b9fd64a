import { DomainError, sentence } from '@guildhall/contract/errors'
import type { RequestContext } from '../../kernel/context.ts'
import { charge, refund, type Limit } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { spendRecoveryCode } from './recovery-codes.ts'
import { openSecret } from './totp-secret.ts'
import { matchStep } from './totp.ts'

/** Wrong codes of one account: within a quarter of an hour, and within a day. */
const limits: readonly (readonly [string, Limit])[] = [
  ['quarter', { limit: 5, windowSeconds: 900 }],
  ['day', { limit: 30, windowSeconds: 86_400 }],
]

/**
 * Checks an account's second factor and uses it up: six figures of the authenticator, each time step
 * once, or a recovery code. Every call is charged before it is looked at and the charge given back
 * where it was right. Throws `totp.wrong` at the field, or `request.too-many`.
 */
export async function spendSecondFactor(
  ctx: RequestContext,
  accountId: string,
  code: string,
  path = 'code',
): Promise<void> {
  for (const [name, limit] of limits) await charge(ctx, keyOf(accountId, name), limit)
  const typed = code.replace(/[\s-]/g, '').toUpperCase()
  const isRight = /^\d{6}$/.test(typed)
    ? await spendStep(ctx, accountId, typed)
    : await spendRecoveryCode(ctx, accountId, typed)
  if (!isRight) throw wrongCode('totp.wrong', path)
  for (const [name, limit] of limits) await refund(ctx, keyOf(accountId, name), limit)
}

/** A refusal of a code, said at its field. */
export function wrongCode(code: 'totp.wrong' | 'totp.needed', path = 'code'): DomainError {
  return new DomainError(code, {}, [{ path, message: sentence(code) }])
}

const keyOf = (accountId: string, name: string) => `second-factor/${name}/${accountId}`

/** A time step counts once: the later of two calls with one code finds it used. */
async function spendStep(ctx: RequestContext, accountId: string, code: string): Promise<boolean> {
  const secret = await openSecret(ctx, accountId)
  const step = secret && matchStep(secret, code, ctx.deps.clock.now())
  if (step === null) return false
  return transact(ctx, async ({ tx }) => {
    const { count } = await tx.totpCredential.updateMany({
      where: { accountId, confirmedAt: { not: null }, lastStep: { lt: step } },
      data: { lastStep: step },
    })
    return count === 1
  })
}
