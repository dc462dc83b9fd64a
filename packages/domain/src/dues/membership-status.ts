import type { CivilDate } from '../time/civil-date.ts'
import { contains, type Period } from './period.ts'

export const membershipStatuses = [
  'active',
  'suspended',
  'upcoming',
  'lapsed',
  'left',
  'expelled',
] as const
export type MembershipStatus = (typeof membershipStatuses)[number]

/** A period of membership; `left` where the member gave it up (退会) and it ended with that. */
export type MembershipPeriod = Period & { left?: boolean }

/** 暂停会籍 or 除名, in force on `[from, to)`; without `to` until it is lifted. */
export type Sanction = {
  kind: 'suspension' | 'expulsion'
  from: CivilDate
  to: CivilDate | null
}

/** All that the status of a member follows from. */
export type MembershipFacts = {
  periods: readonly MembershipPeriod[]
  sanctions: readonly Sanction[]
}

/**
 * What a member is on a day, derived from periods and sanctions and never stored. An expulsion
 * outweighs everything; a suspension counts while there is a membership to suspend. `upcoming` also
 * without any period: membership then waits for what makes it begin, such as the first payment.
 * The list of members derives the same in SQL (a test compares the two).
 */
export function membershipStatus(
  { periods, sanctions }: MembershipFacts,
  onDate: CivilDate,
): MembershipStatus {
  if (sanctionOn(sanctions, 'expulsion', onDate)) return 'expelled'
  if (periods.some((period) => contains(period, onDate)))
    return sanctionOn(sanctions, 'suspension', onDate) ? 'suspended' : 'active'
  if (periods.length === 0 || periods.some(({ from }) => from > onDate)) return 'upcoming'
  return lastOf(periods)?.left ? 'left' : 'lapsed'
}

/** The sanction of a kind that is in force on a day. */
export function sanctionOn<S extends Sanction>(
  sanctions: readonly S[],
  kind: Sanction['kind'],
  onDate: CivilDate,
): S | undefined {
  return sanctions.find(
    (sanction) =>
      sanction.kind === kind &&
      sanction.from <= onDate &&
      (sanction.to === null || onDate < sanction.to),
  )
}

/** Since when a member is none any more, where it left or was expelled: the first day without. */
export function endedOn(facts: MembershipFacts, onDate: CivilDate): CivilDate | null {
  const status = membershipStatus(facts, onDate)
  if (status === 'expelled') return sanctionOn(facts.sanctions, 'expulsion', onDate)?.from ?? null
  return status === 'left' ? (lastOf(facts.periods)?.to ?? null) : null
}

function lastOf(periods: readonly MembershipPeriod[]): MembershipPeriod | undefined {
  return periods.reduce<MembershipPeriod | undefined>(
    (last, period) => (last && last.to >= period.to ? last : period),
    undefined,
  )
}
