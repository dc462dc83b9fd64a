import { DomainError } from '@guildhall/contract/errors'
import { appealWaits } from '@guildhall/domain/dues/sanction-rules'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { notifyMember } from '../messages/notify-member.ts'
import { restorePeriods } from './cut-periods.ts'
import { demandOther } from './demand-action.ts'
import { lockStanding, type SanctionRecord, type Standing } from './read-standing.ts'
import { liftSanction } from './write-sanction.ts'

type Decision = { sanctionId: string; outcome: 'upheld' | 'dismissed'; reason: string }

const words = { upheld: '申诉成立，原决定已撤销', dismissed: '维持原决定' }

/**
 * Decides a member's appeal, by somebody else than who imposed the sanction. Upheld it is lifted, and
 * the periods that an expulsion cut short come back. Throws `appeal.second-person`, `appeal.decided`,
 * `member.own-unit`.
 */
export async function decideAppeal(ctx: SignedInContext, input: Decision): Promise<{ ok: true }> {
  return transact(ctx, async (work) => {
    const { standing, sanction } = await lockSanction(work, input.sanctionId)
    demandOther(ctx, standing)
    if (!appealWaits(sanction)) throw new DomainError('appeal.decided')
    if (sanction.createdBy === ctx.actor.accountId) throw new DomainError('appeal.second-person')
    await writeDecision(ctx, work, input)
    if (input.outcome === 'upheld') await undo(ctx, work, sanction, input.reason)
    await notifyMember(ctx, work, standing, 'appeal-decided', sanction.id, {
      outcome: words[input.outcome],
    })
    work.record({
      kind: 'member.appeal-decided',
      subjectType: 'member',
      subjectId: standing.id,
      facts: { sanctionId: sanction.id, outcome: input.outcome, reason: input.reason },
    })
    return { ok: true }
  })
}

/** A sanction with its member locked; another tenant's reads like none. */
export async function lockSanction(
  { tx }: Work,
  sanctionId: string,
): Promise<{ standing: Standing; sanction: SanctionRecord }> {
  const found = await tx.membershipSanction.findFirst({
    where: { id: sanctionId },
    select: { memberId: true },
  })
  if (!found) throw new DomainError('not-found')
  const standing = await lockStanding(tx.sql, found.memberId)
  const sanction = standing.sanctions.find(({ id }) => id === sanctionId)
  if (!sanction) throw new DomainError('not-found')
  return { standing, sanction }
}

async function writeDecision(
  ctx: SignedInContext,
  { tx }: Work,
  { sanctionId, outcome, reason }: Decision,
): Promise<void> {
  await tx.membershipSanction.updateMany({
    where: { id: sanctionId, appealOutcome: null },
    data: {
      appealOutcome: outcome,
      appealReason: reason,
      appealDecidedBy: ctx.actor.accountId,
      appealDecidedAt: ctx.deps.clock.now(),
    },
  })
}

/** One that has ended by itself meanwhile, such as by an admission anew, changes nothing any more. */
async function undo(
  ctx: SignedInContext,
  work: Work,
  sanction: SanctionRecord,
  reason: string,
): Promise<void> {
  if (sanction.liftedAt !== null) return
  if (sanction.kind === 'expulsion' && sanction.to === null)
    await restorePeriods(work, sanction.memberId, sanction.endedPeriods)
  await liftSanction(ctx, work, sanction, reason)
}
