import type { CivilDate } from '../time/civil-date.ts'
import { contains, type Period } from './period.ts'

export type MembershipStatus = 'active' | 'upcoming' | 'lapsed'

/**
 * Whether a member is one on a day, derived from its periods and never stored. `upcoming` also
 * without any period: membership then waits for what makes it begin, such as the first payment.
 */
export function membershipStatus(periods: readonly Period[], onDate: CivilDate): MembershipStatus {
  if (periods.some((period) => contains(period, onDate))) return 'active'
  const isAhead = periods.length === 0 || periods.some(({ from }) => from > onDate)
  return isAhead ? 'upcoming' : 'lapsed'
}
