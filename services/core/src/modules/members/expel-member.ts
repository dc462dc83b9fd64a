import { formatDateProse } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { notifyMember } from '../messages/notify-member.ts'
import { cutPeriods } from './cut-periods.ts'
import { demandAction, demandFuture } from './demand-action.ts'
import { writeSanction } from './write-sanction.ts'

/**
 * 除名 from a day on, by a resolution: periods end at that day, from which on the certificate is
 * verified as revoked; bills stay what they are. The member is told with the last day to appeal.
 * Throws `member.date-past` and what `demandAction` throws.
 */
export async function expelMember(
  ctx: SignedInContext,
  input: { memberId: string; from: string; reason: string; resolution: string },
): Promise<{ sanctionId: string }> {
  const { memberId, from, reason, resolution } = input
  demandFuture(ctx, from)
  return transact(ctx, async (work) => {
    const standing = await demandAction(ctx, work, memberId, 'expel')
    const endedPeriods = await cutPeriods(work, memberId, from)
    const { id, appealUntil } = await writeSanction(ctx, work, {
      ...{ kind: 'expulsion', memberId, from, to: null, reason, resolution },
      endedPeriods,
    })
    await notifyMember(ctx, work, standing, 'member-expelled', id, {
      from: formatDateProse(from),
      appealUntil: formatDateProse(appealUntil),
    })
    work.record({
      kind: 'member.expelled',
      subjectType: 'member',
      subjectId: memberId,
      facts: { sanctionId: id, from, reason, resolution },
    })
    return { sanctionId: id }
  })
}
