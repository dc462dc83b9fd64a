import { DomainError, sentence } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { charge, refund } from '../../kernel/rate-limit.ts'

const guesses = { limit: 10, windowSeconds: 900 }

/** Throws `account.password-wrong`, at the field `path`, unless this is the own password. */
export async function demandOwnPassword(
  ctx: SignedInContext,
  password: string,
  path = 'password',
): Promise<void> {
  const { accountId } = ctx.actor
  const key = `own-password/${accountId}`
  await charge(ctx, key, guesses)
  const account = await ctx.deps.database.tenantDb(ctx.tenant.id).account.findFirst({
    where: { id: accountId },
    select: { passwordHash: true },
  })
  if (!(await ctx.deps.passwords.verify(account?.passwordHash ?? null, password))) {
    const message = sentence('account.password-wrong')
    throw new DomainError('account.password-wrong', {}, [{ path, message }])
  }
  await refund(ctx, key, guesses)
}
