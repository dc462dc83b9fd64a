import { DomainError } from '@guildhall/contract/errors'
import { canAppeal } from '@guildhall/domain/dues/sanction-rules'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { lockSanction } from '../members/decide-appeal.ts'

/** A member appeals against a sanction, once and in time. Somebody else's reads like none. Throws `appeal.closed`. */
export async function appealSanction(
  ctx: SignedInContext,
  { sanctionId, text }: { sanctionId: string; text: string },
): Promise<{ ok: true }> {
  return transact(ctx, async (work) => {
    const { standing, sanction } = await lockSanction(work, sanctionId)
    if (!ctx.actor.partyIds.includes(standing.partyId)) throw new DomainError('not-found')
    if (!canAppeal(sanction, todayOf(ctx.deps.clock))) throw new DomainError('appeal.closed')
    await work.tx.membershipSanction.updateMany({
      where: { id: sanctionId, appealedAt: null },
      data: {
        appealedAt: ctx.deps.clock.now(),
        appealedBy: ctx.actor.accountId,
        appealText: text,
      },
    })
    work.record({
      kind: 'member.appealed',
      subjectType: 'member',
      subjectId: standing.id,
      facts: { sanctionId },
    })
    return { ok: true }
  })
}
