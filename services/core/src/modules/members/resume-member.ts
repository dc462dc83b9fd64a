import { DomainError } from '@guildhall/contract/errors'
import { openSanction } from '@guildhall/domain/dues/sanction-rules'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { notifyMember } from '../messages/notify-member.ts'
import { demandAction } from './demand-action.ts'
import { liftSanction } from './write-sanction.ts'

/** 恢复会籍: ends the suspension today, with a reason; the member is told. Throws what `demandAction` throws. */
export async function resumeMember(
  ctx: SignedInContext,
  { memberId, reason }: { memberId: string; reason: string },
): Promise<{ sanctionId: string }> {
  return transact(ctx, async (work) => {
    const standing = await demandAction(ctx, work, memberId, 'resume')
    const open = openSanction(standing.sanctions, 'suspension', todayOf(ctx.deps.clock))
    if (!open) throw new DomainError('member.action-not-allowed')
    await liftSanction(ctx, work, open, reason)
    await notifyMember(ctx, work, standing, 'member-resumed', open.id, {})
    work.record({
      kind: 'member.resumed',
      subjectType: 'member',
      subjectId: memberId,
      facts: { sanctionId: open.id, reason },
    })
    return { sanctionId: open.id }
  })
}
