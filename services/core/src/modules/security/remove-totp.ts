import type { Work } from '../../kernel/transact.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'

/** Takes the own second factor off, with its recovery codes; the other devices are signed out. */
export async function removeTotp(ctx: SignedInContext): Promise<{ ok: true }> {
  const { accountId, sessionIdHash } = ctx.actor
  await transact(ctx, (work) => takeOffTotp(work, accountId, sessionIdHash))
  return { ok: true }
}

/**
 * Takes an account's second factor off and ends its sessions but `keep`. Nothing happens where there
 * is none.
 */
export async function takeOffTotp(
  { tx, record }: Work,
  accountId: string,
  keep: string | null,
): Promise<boolean> {
  const { count } = await tx.totpCredential.deleteMany({ where: { accountId } })
  await tx.recoveryCode.deleteMany({ where: { accountId } })
  if (count === 0) return false
  await tx.session.deleteMany({ where: { accountId, NOT: { idHash: keep ?? '' } } })
  record({
    kind: 'account.totp-removed',
    subjectType: 'account',
    subjectId: accountId,
    facts: { keep },
  })
  return true
}
