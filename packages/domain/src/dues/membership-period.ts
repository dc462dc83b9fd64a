import type { TermPolicy } from '../blueprint/dues.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { duesYearPeriod, firstBillYear } from './dues-year.ts'
import type { Period } from './period.ts'

/**
 * A newcomer's first membership: from the joining day to the end of the dues year that the first
 * bill is for. Renewals follow as whole dues years (`duesYearPeriod` of the next year, by the first
 * joining day).
 */
export function membershipPeriod(policy: TermPolicy, joinDate: CivilDate): Period {
  const { to } = duesYearPeriod(policy, joinDate, firstBillYear(policy, joinDate))
  return { from: joinDate, to }
}
