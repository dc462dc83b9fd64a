import type { recoveryCodes } from '@guildhall/contract/security'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { charge, refund } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'
import { wrongCode } from './second-factor.ts'
import { ownerOf } from './totp-secret.ts'
import { matchStep } from './totp.ts'

const guesses = { limit: 10, windowSeconds: 900 }

/**
 * Sets the offered second factor up with a first code of it, and answers the ten recovery codes, this
 * once. From then on every sign-in takes it. Throws `totp.wrong`, `totp.already` or `not-found`
 * where nothing was offered.
 */
export async function confirmTotp(
  ctx: SignedInContext,
  { code }: { code: string },
): Promise<z.infer<typeof recoveryCodes>> {
  const { accountId } = ctx.actor
  const key = `totp-confirm/${accountId}`
  await charge(ctx, key, guesses)
  const now = ctx.deps.clock.now()
  const step = matchStep(await offeredSecret(ctx), code, now)
  if (step === null) throw wrongCode('totp.wrong')
  const codes = await transact(ctx, async ({ tx, record }) => {
    const { count } = await tx.totpCredential.updateMany({
      where: { accountId, confirmedAt: null },
      data: { confirmedAt: now, lastStep: step },
    })
    if (count !== 1) throw new DomainError('totp.already')
    record({ kind: 'account.totp-set', subjectType: 'account', subjectId: accountId, facts: {} })
    return makeRecoveryCodes(tx, accountId, now)
  })
  await refund(ctx, key, guesses)
  return { codes }
}

async function offeredSecret(ctx: SignedInContext): Promise<Buffer> {
  const { accountId } = ctx.actor
  const found = await ctx.deps.database.tenantDb(ctx.tenant.id).totpCredential.findFirst({
    where: { accountId },
    select: { secretBox: true, confirmedAt: true },
  })
  if (!found) throw new DomainError('not-found')
  if (found.confirmedAt) throw new DomainError('totp.already')
  return ctx.deps.secrets.open(found.secretBox, ownerOf(ctx, accountId))
}
