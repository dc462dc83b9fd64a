import { DomainError } from '@guildhall/contract/errors'
import type { RequestContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { demandStrongPassword } from './password-strength.ts'
import { hashToken } from './reset-sleeper.ts'
import { setPassword } from './set-password.ts'

/**
 * Sets a new password by the link that went to the mailbox of an account that slept, after an SMS
 * code asked for it; once. Throws `account.link-over`, `account.suspended`, or
 * `account.password-weak` with the link still good.
 */
export async function resetByLink(
  ctx: RequestContext,
  { token, password }: { token: string; password: string },
): Promise<{ ok: true }> {
  await charge(ctx, `reset/ip/${ctx.request.ip}`, { limit: 60, windowSeconds: 3600 })
  demandStrongPassword(password, { mobile: '', userName: '' })
  const passwordHash = await ctx.deps.passwords.hash(password)
  const now = ctx.deps.clock.now()
  const link = { tokenHash: hashToken(token), state: 'waiting', expiresAt: { gt: now } }
  await transact(ctx, async (work) => {
    const found = await work.tx.resetRequest.findFirst({
      where: link,
      select: { account: { select: { id: true, mobile: true, userName: true, status: true } } },
    })
    if (!found) throw new DomainError('account.link-over')
    const { id, mobile, userName, status } = found.account
    if (status !== 'active') throw new DomainError('account.suspended')
    demandStrongPassword(password, { mobile, userName })
    const { count } = await work.tx.resetRequest.updateMany({
      where: link,
      data: { state: 'used' },
    })
    if (count === 0) throw new DomainError('account.link-over')
    await setPassword(work, id, passwordHash)
  })
  return { ok: true }
}
