import type { recoveryCodes } from '@guildhall/contract/security'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

/** Ten new recovery codes; the earlier ones are void from now on. Throws `not-found` without a second factor. */
export async function renewRecoveryCodes(
  ctx: SignedInContext,
): Promise<z.infer<typeof recoveryCodes>> {
  const { accountId, hasTotp } = ctx.actor
  if (!hasTotp) throw new DomainError('not-found')
  return transact(ctx, async ({ tx, record }) => {
    const codes = await makeRecoveryCodes(tx, accountId, ctx.deps.clock.now())
    record({
      kind: 'account.recovery-codes-renewed',
      subjectType: 'account',
      subjectId: accountId,
      facts: {},
    })
    return { codes }
  })
}
