import { addWorkingDays } from '../time/working-days.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { MembershipStatus, Sanction } from './membership-status.ts'

/** What staff may do about a membership; the screen's buttons and the server's guard are this one. */
export type SanctionAction = 'suspend' | 'resume' | 'expel'

/** A sanction with what is known of it. */
export type KnownSanction = Sanction & {
  appealUntil: CivilDate
  appealedAt: string | null
  appealOutcome: 'upheld' | 'dismissed' | null
}

/** The sanction that has not ended, now or from a day to come. */
export function openSanction<S extends Sanction>(
  sanctions: readonly S[],
  kind: Sanction['kind'],
  onDate: CivilDate,
): S | undefined {
  return sanctions.find(
    (each) => each.kind === kind && (each.to === null || (each.to > onDate && each.to > each.from)),
  )
}

/**
 * What may be done to a member in this standing: one is suspended once, resumed while a suspension
 * has not ended, expelled once; who has left is none to expel.
 */
export function sanctionActions(
  status: MembershipStatus,
  sanctions: readonly Sanction[],
  onDate: CivilDate,
): SanctionAction[] {
  if (status === 'expelled' || openSanction(sanctions, 'expulsion', onDate)) return []
  const suspended = openSanction(sanctions, 'suspension', onDate) !== undefined
  const actions: SanctionAction[] = []
  if (suspended) actions.push('resume')
  else if (status === 'active' || status === 'upcoming') actions.push('suspend')
  if (status !== 'left') actions.push('expel')
  return actions
}

/** The last day on which a member may appeal against what is announced on a day. */
export function appealDeadline(announcedOn: CivilDate, workingDays: number): CivilDate {
  return addWorkingDays(announcedOn, workingDays)
}

/** Whether the member may appeal: once, within the time, while there is something to lift. */
export function canAppeal(sanction: KnownSanction, onDate: CivilDate): boolean {
  const runs = sanction.to === null || sanction.to > onDate
  return sanction.appealedAt === null && onDate <= sanction.appealUntil && runs
}

/** Whether an appeal waits for its decision. */
export function appealWaits(sanction: KnownSanction): boolean {
  return sanction.appealedAt !== null && sanction.appealOutcome === null
}
