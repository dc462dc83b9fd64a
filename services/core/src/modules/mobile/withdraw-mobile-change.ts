import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { openStates } from './mobile-change.ts'

/** Takes the own change back, as long as it has not applied. Throws `not-found` where none is open. */
export async function withdrawMobileChange(ctx: SignedInContext): Promise<{ ok: true }> {
  const { accountId } = ctx.actor
  await transact(ctx, async ({ tx, record }) => {
    const { count } = await tx.mobileChange.updateMany({
      where: { accountId, state: { in: [...openStates] } },
      data: { state: 'withdrawn', endedAt: ctx.deps.clock.now() },
    })
    if (count === 0) throw new DomainError('not-found')
    record({
      kind: 'account.mobile-withdrawn',
      subjectType: 'account',
      subjectId: accountId,
      facts: {},
    })
  })
  return { ok: true }
}
