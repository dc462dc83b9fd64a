import type { DuesSpec } from '../blueprint/dues.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { duesYearPeriod, firstBillYear } from './dues-year.ts'
import { membershipPeriod } from './membership-period.ts'
import type { Period } from './period.ts'

/** What happens to a member's bill that may bring a period of membership. */
export type BillMoment = { kind: 'issued' } | { kind: 'settled'; on: CivilDate }

/**
 * The membership that a bill's year brings at a moment; null where it brings none then. Under
 * `on-approval` the year is a membership year as soon as its bill is issued; under `on-payment` when
 * the bill is settled: for the first year from the day the money came, for the others the whole year.
 */
export function renewalPeriod(
  { term, membershipStarts }: Pick<DuesSpec, 'term' | 'membershipStarts'>,
  { joinedOn, year }: { joinedOn: CivilDate; year: number },
  moment: BillMoment,
): Period | null {
  const isFirst = year === firstBillYear(term, joinedOn)
  if (membershipStarts === 'on-approval') {
    if (moment.kind !== 'issued' || isFirst) return null
    return duesYearPeriod(term, joinedOn, year)
  }
  if (moment.kind !== 'settled') return null
  const whole = isFirst ? membershipPeriod(term, joinedOn) : duesYearPeriod(term, joinedOn, year)
  const from = moment.on > whole.from && isFirst ? moment.on : whole.from
  return from < whole.to ? { from, to: whole.to } : null
}
