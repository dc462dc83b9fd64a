import { DomainError } from '@guildhall/contract/errors'
import { membershipStatus } from '@guildhall/domain/dues/membership-status'
import { sanctionActions, type SanctionAction } from '@guildhall/domain/dues/sanction-rules'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import { lockStanding, type Standing } from './read-standing.ts'

/**
 * Locks a member and demands that what is to be done may be done to it as it stands now. Throws
 * `member.own-unit` for who acts for it, and `member.action-not-allowed` where somebody was first.
 */
export async function demandAction(
  ctx: SignedInContext,
  { tx }: Work,
  memberId: string,
  action: SanctionAction,
): Promise<Standing> {
  const standing = await lockStanding(tx.sql, memberId)
  demandOther(ctx, standing)
  const today = todayOf(ctx.deps.clock)
  if (
    !sanctionActions(membershipStatus(standing, today), standing.sanctions, today).includes(action)
  )
    throw new DomainError('member.action-not-allowed')
  return standing
}

/** Nobody decides about the own unit. */
export function demandOther(ctx: SignedInContext, { partyId }: Standing): void {
  if (ctx.actor.partyIds.includes(partyId)) throw new DomainError('member.own-unit')
}

/** A sanction takes effect today or later: what has been is not changed. */
export function demandFuture(ctx: SignedInContext, from: string): void {
  if (from < todayOf(ctx.deps.clock)) throw new DomainError('member.date-past')
}
