import { newId } from '@guildhall/db/ids'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { tellAccount } from '../messages/send-account-message.ts'
import { demandStrongPassword } from '../accounts/password-strength.ts'
import { endOtherSessions } from './own-sessions.ts'
import { demandOwnPassword } from './own-password.ts'

/**
 * Sets a new password against the old one, signs the other devices out, and tells the own number.
 * Throws `account.password-wrong` or `account.password-weak`, each at its field.
 */
export async function changePassword(
  ctx: SignedInContext,
  { current, password }: { current: string; password: string },
): Promise<{ ok: true }> {
  const { accountId, mobile, userName } = ctx.actor
  demandStrongPassword(password, { mobile, userName })
  await demandOwnPassword(ctx, current, 'current')
  const passwordHash = await ctx.deps.passwords.hash(password)
  const { messages } = (await blueprintInForce(ctx)).content
  await transact(ctx, async (work) => {
    await work.tx.account.updateMany({ where: { id: accountId }, data: { passwordHash } })
    const sessionsEnded = await endOtherSessions(ctx, work)
    work.record({
      kind: 'account.password-changed',
      subjectType: 'account',
      subjectId: accountId,
      facts: { sessionsEnded },
    })
    await tellAccount(work.tx, messages, {
      key: 'password-changed',
      id: newId(),
      channel: 'sms',
      recipient: mobile,
      accountId,
      variables: {},
      now: ctx.deps.clock.now(),
    })
  })
  return { ok: true }
}
