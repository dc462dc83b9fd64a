import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { demandStrongPassword } from '../accounts/password-strength.ts'
import { endOtherSessions } from './own-sessions.ts'
import { demandOwnPassword } from './own-password.ts'

/**
 * Sets a new password against the old one and signs the other devices out. Throws
 * `account.password-wrong` or `account.password-weak`, each at its field.
 */
export async function changePassword(
  ctx: SignedInContext,
  { current, password }: { current: string; password: string },
): Promise<{ ok: true }> {
  const { accountId, mobile, userName } = ctx.actor
  demandStrongPassword(password, { mobile, userName })
  await demandOwnPassword(ctx, current, 'current')
  const passwordHash = await ctx.deps.passwords.hash(password)
  await transact(ctx, async (work) => {
    await work.tx.account.updateMany({ where: { id: accountId }, data: { passwordHash } })
    const sessionsEnded = await endOtherSessions(ctx, work)
    work.record({
      kind: 'account.password-changed',
      subjectType: 'account',
      subjectId: accountId,
      facts: { sessionsEnded },
    })
  })
  return { ok: true }
}
