import { DomainError } from '@guildhall/contract/errors'
import { formatDateProse } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { notifyMember } from '../messages/notify-member.ts'
import { demandAction, demandFuture } from './demand-action.ts'
import { writeSanction } from './write-sanction.ts'

/**
 * 暂停会籍: from a day until another, or until it is resumed. The member is told with the last day to
 * appeal. Throws `member.date-past`, `member.date-order` and what `demandAction` throws.
 */
export async function suspendMember(
  ctx: SignedInContext,
  input: { memberId: string; from: string; to: string | null; reason: string },
): Promise<{ sanctionId: string }> {
  const { memberId, from, to, reason } = input
  demandFuture(ctx, from)
  if (to !== null && to <= from) throw new DomainError('member.date-order')
  return transact(ctx, async (work) => {
    const standing = await demandAction(ctx, work, memberId, 'suspend')
    const sanction = { kind: 'suspension' as const, memberId, from, to, reason }
    const { id, appealUntil } = await writeSanction(ctx, work, sanction)
    await notifyMember(ctx, work, standing, 'member-suspended', id, {
      from: formatDateProse(from),
      appealUntil: formatDateProse(appealUntil),
    })
    work.record({
      kind: 'member.suspended',
      subjectType: 'member',
      subjectId: memberId,
      facts: { sanctionId: id, from, to, reason },
    })
    return { sanctionId: id }
  })
}
