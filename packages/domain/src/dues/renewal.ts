import type { DuesSpec, TermPolicy } from '../blueprint/dues.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { duesYearOf, duesYearPeriod, firstBillYear } from './dues-year.ts'
import { membershipPeriod } from './membership-period.ts'
import type { Period } from './period.ts'

/** What happens to a member's bill that may bring a period of membership. */
export type BillMoment = { kind: 'issued' } | { kind: 'settled'; on: CivilDate }

/** Whether a bill is a newcomer's first, which opens the membership where that begins on payment. */
export function isFirstBill(
  { term }: Pick<DuesSpec, 'term'>,
  { joinedOn, year }: { joinedOn: CivilDate; year: number },
): boolean {
  return year === firstBillYear(term, joinedOn)
}

/**
 * The membership that a bill's year brings at a moment; null where it brings none then. Under
 * `on-approval` the year is a membership year as soon as its bill is issued; under `on-payment` when
 * the bill is settled: for the first year from the day the money came, for the others the whole year.
 * A first bill that is paid when its year is over opens the dues year in which the money came: nobody
 * pays for days on which he was no member.
 */
export function renewalPeriod(
  dues: Pick<DuesSpec, 'term' | 'membershipStarts'>,
  bill: { joinedOn: CivilDate; year: number },
  moment: BillMoment,
): Period | null {
  const { term } = dues
  const isFirst = isFirstBill(dues, bill)
  if (dues.membershipStarts === 'on-approval') {
    if (moment.kind !== 'issued' || isFirst) return null
    return duesYearPeriod(term, bill.joinedOn, bill.year)
  }
  if (moment.kind !== 'settled') return null
  return isFirst
    ? firstPaidPeriod(term, bill.joinedOn, moment.on)
    : duesYearPeriod(term, bill.joinedOn, bill.year)
}

function firstPaidPeriod(term: TermPolicy, joinedOn: CivilDate, paidOn: CivilDate): Period {
  const whole = membershipPeriod(term, joinedOn)
  const from = paidOn > whole.from ? paidOn : whole.from
  if (from < whole.to) return { from, to: whole.to }
  return { from, to: duesYearPeriod(term, joinedOn, duesYearOf(term, joinedOn, from)).to }
}
