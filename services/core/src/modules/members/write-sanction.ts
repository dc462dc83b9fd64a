import { newId } from '@guildhall/db/ids'
import type { Sanction } from '@guildhall/domain/dues/membership-status'
import { appealDeadline } from '@guildhall/domain/dues/sanction-rules'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import type { SanctionRecord } from './read-standing.ts'

export type NewSanction = Sanction & {
  memberId: string
  reason: string
  resolution?: string
  /** The periods that an expulsion cut short, to be put back if an appeal is upheld. */
  endedPeriods?: readonly CutPeriod[]
}

/** A period as it was before it was cut short. */
export type CutPeriod = {
  id: string
  fromDate: string
  toDate: string
  caseId: string | null
  endedBy: string | null
}

/** Writes a sanction with the time to appeal that the blueprint gives; answers its id and that day. */
export async function writeSanction(
  ctx: SignedInContext,
  { tx }: Work,
  sanction: NewSanction,
): Promise<{ id: string; appealUntil: string }> {
  const { content } = await blueprintInForce(ctx)
  const today = todayOf(ctx.deps.clock)
  const appealUntil = appealDeadline(today, content.sanctions.appealWorkingDays)
  const id = newId()
  await tx.membershipSanction.create({
    data: {
      id,
      memberId: sanction.memberId,
      kind: sanction.kind,
      fromDate: dateColumn(sanction.from),
      toDate: sanction.to === null ? null : dateColumn(sanction.to),
      reason: sanction.reason,
      resolution: sanction.resolution ?? '',
      endedPeriods: [...(sanction.endedPeriods ?? [])],
      createdBy: ctx.actor.accountId,
      createdByLabel: ctx.actor.userName,
      createdAt: ctx.deps.clock.now(),
      appealUntil: dateColumn(appealUntil),
    },
    select: { id: true },
  })
  return { id, appealUntil }
}

/** Ends a sanction today; one that has not begun lasts no day at all. */
export async function liftSanction(
  ctx: SignedInContext,
  { tx }: Work,
  sanction: SanctionRecord,
  reason: string,
): Promise<void> {
  const today = todayOf(ctx.deps.clock)
  const end = today > sanction.from ? today : sanction.from
  await tx.membershipSanction.updateMany({
    where: { id: sanction.id },
    data: {
      toDate: dateColumn(sanction.to !== null && sanction.to < end ? sanction.to : end),
      liftedBy: ctx.actor.accountId,
      liftedByLabel: ctx.actor.userName,
      liftedAt: ctx.deps.clock.now(),
      liftReason: reason,
    },
  })
}

/** Whoever is admitted anew is a member again from that day on, whatever stood against it. */
export async function endSanctions({ tx }: Work, memberId: string, today: string): Promise<void> {
  await tx.sql.query(
    `update membership_sanction set to_date = greatest(from_date, $2::date)
     where tenant_id = current_tenant() and member_id = $1 and (to_date is null or to_date > $2::date)`,
    [memberId, today],
  )
}
