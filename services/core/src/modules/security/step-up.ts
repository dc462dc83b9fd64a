import { DomainError, sentence } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { demandOwnPassword } from './own-password.ts'
import { spendSecondFactor } from './second-factor.ts'

/**
 * Proves again who sits at this session: by the second factor, or by the password where none is set
 * up. For ten minutes the session may then do what is sensitive. Throws `totp.wrong`,
 * `account.password-wrong` or `request.too-many`.
 */
export async function stepUp(
  ctx: SignedInContext,
  { code, password }: { code?: string | undefined; password?: string | undefined },
): Promise<{ ok: true }> {
  const { accountId, hasTotp, sessionIdHash } = ctx.actor
  if (hasTotp) await spendSecondFactor(ctx, accountId, demandTyped(code, 'code'))
  else await demandOwnPassword(ctx, demandTyped(password, 'password'))
  await transact(ctx, async ({ tx, record }) => {
    const steppedUpAt = ctx.deps.clock.now()
    await tx.session.updateMany({ where: { idHash: sessionIdHash }, data: { steppedUpAt } })
    record({ kind: 'account.stepped-up', subjectType: 'account', subjectId: accountId, facts: {} })
  })
  return { ok: true }
}

function demandTyped(typed: string | undefined, path: 'code' | 'password'): string {
  if (typed) return typed
  const code = path === 'code' ? 'totp.needed' : 'account.password-wrong'
  throw new DomainError(code, {}, [{ path, message: sentence(code) }])
}
