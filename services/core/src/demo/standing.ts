import { newId } from '@guildhall/db/ids'
import type { Period } from '@guildhall/domain/dues/period'
import { scheduleOn } from '@guildhall/domain/dues/dues-in-force'
import { duesYearOf, duesYearPeriod, firstBillYear } from '@guildhall/domain/dues/dues-year'
import { membershipPeriod } from '@guildhall/domain/dues/membership-period'
import { addDays } from '@guildhall/domain/time/civil-date'
import type { World } from './world.ts'

/** How a member has kept up its membership over the years. */
export type Habit = 'steady' | 'owes' | 'part' | 'lapsed' | 'gap' | 'fresh'

/** One dues year of a member: the bill, what was paid of it when, and the time it is a member by it. */
export type DuesYear = {
  year: number
  period: Period | null
  bill: {
    id: string
    /** The entry that posted what was paid. */
    paymentEntryId: string
    issuedOn: string
    dueOn: string
    classSlug: string
    amount: number
    paid: number
    paidOn: string | null
  } | null
}

type Facts = { joinedOn: string; titleSlug: string; habit: Habit }

/** Bills for a year go out on its fifth day. */
const BILLS_AFTER_DAYS = 4

/**
 * A member's dues years, oldest first, by the association's term policy and the dues table in force
 * on the day of each bill. Years before the first table have no bill on file.
 */
export function duesYears(world: World, facts: Facts): DuesYear[] {
  const { term } = world.blueprint.dues
  const first = firstBillYear(term, facts.joinedOn)
  const now = Math.max(first, duesYearOf(term, facts.joinedOn, world.moments.today))
  const years = Array.from({ length: now - first + 1 }, (_, at) => first + at)
  return years.flatMap(
    (year) => duesYear(world, facts, { year, isFirst: year === first, ago: now - year }) ?? [],
  )
}

type Place = { year: number; isFirst: boolean; ago: number }

function duesYear(world: World, facts: Facts, place: Place): DuesYear | null {
  const { term, membershipStarts } = world.blueprint.dues
  const share = paidShare(facts.habit, place)
  if (share === null) return null
  const whole = place.isFirst
    ? membershipPeriod(term, facts.joinedOn)
    : duesYearPeriod(term, facts.joinedOn, place.year)
  const bill = billFor(world, facts, place, whole, share)
  const isPaid = bill === null ? share === 1 : bill.paid === bill.amount
  const needsPayment =
    membershipStarts === 'on-payment' || (facts.habit === 'lapsed' && place.ago < LAPSED_FOR)
  const from =
    place.isFirst && membershipStarts === 'on-payment' ? (bill?.paidOn ?? whole.from) : whole.from
  const period = isPaid || !needsPayment ? { from, to: whole.to } : null
  return { year: place.year, bill, period: period && period.from < period.to ? period : null }
}

/** A lapsed member has let the last so many years go. */
const LAPSED_FOR = 1

/** How much of a year's bill is paid, 0 to 1; null where the year was left out altogether. */
function paidShare(habit: Habit, { ago, isFirst }: Place): number | null {
  if (habit === 'gap' && !isFirst && (ago === 2 || ago === 3)) return null
  if (habit === 'fresh') return 0
  if (ago >= LAPSED_FOR || habit === 'steady' || habit === 'gap') return 1
  return habit === 'part' ? 0.5 : 0
}

function billFor(
  world: World,
  facts: Facts,
  { isFirst }: Place,
  period: Period,
  share: number,
): DuesYear['bill'] {
  const { dues } = world.blueprint
  const { today } = world.moments
  const issuedOn = isFirst ? facts.joinedOn : addDays(period.from, BILLS_AFTER_DAYS)
  const title = dues.titles.find(({ slug }) => slug === facts.titleSlug)
  const amount = title && scheduleOn(dues.schedules, issuedOn)?.amounts[title.duesClass]
  if (!title || !amount || issuedOn > today) return null
  const paidOn = earlier(addDays(issuedOn, world.random.int(2, dues.dueInDays - 2)), today)
  const paid = Math.round(amount * share)
  const dueOn = addDays(issuedOn, dues.dueInDays)
  return {
    id: newId(),
    paymentEntryId: newId(),
    issuedOn,
    dueOn,
    classSlug: title.duesClass,
    amount,
    paid,
    paidOn: paid > 0 ? paidOn : null,
  }
}

function earlier(one: string, other: string): string {
  return one < other ? one : other
}
