import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import {
  membershipStatus,
  type MembershipFacts,
  type Sanction,
} from '@guildhall/domain/dues/membership-status'
import { whyNoMatter, whyNotPassed, type MatterKind } from '@guildhall/domain/permissions/matters'
import { lastDayOf, type Period } from '@guildhall/domain/dues/period'
import { civilDateOf } from '../../kernel/dates.ts'

/** A member with the periods that say whether it is one. */
export type CurrentMember = {
  id: string
  number: string
  branchSlug: string | null
  periods: (Period & { id: string; left: boolean })[]
  sanctions: Sanction[]
  /** The last day of the newest period, none before the first. */
  lastDay: string | null
  /** Whether it has left, or is leaving at the end of its last period. */
  isLeaving: boolean
}

/** The member that a party is, or was, with its periods in order; none where it never was one. */
export async function memberOf(tx: Pick<Tx, 'member'>, partyId: string) {
  const found = await tx.member.findFirst({
    where: { partyId },
    select: {
      id: true,
      number: true,
      branchSlug: true,
      membershipPeriods: {
        orderBy: { fromDate: 'asc' },
        select: { id: true, fromDate: true, toDate: true, endedBy: true },
      },
      sanctions: { select: { kind: true, fromDate: true, toDate: true } },
    },
  })
  if (!found) return null
  const { membershipPeriods, sanctions, ...member } = found
  const periods = membershipPeriods.map(({ id, fromDate, toDate, endedBy }) => ({
    id,
    from: civilDateOf(fromDate),
    to: civilDateOf(toDate),
    left: endedBy !== null,
  }))
  const last = periods.at(-1)
  return {
    ...member,
    periods,
    sanctions: sanctions.map(({ kind, fromDate, toDate }) => ({
      kind: kind as Sanction['kind'],
      from: civilDateOf(fromDate),
      to: toDate && civilDateOf(toDate),
    })),
    lastDay: last ? lastDayOf(last) : null,
    isLeaving: membershipPeriods.at(-1)?.endedBy != null,
  } satisfies CurrentMember
}

/** Whether a member has its matters dealt with: while it is one, also while that is suspended. */
export function isMemberOn(member: MembershipFacts, today: string): boolean {
  const status = membershipStatus(member, today)
  return status === 'active' || status === 'suspended'
}

/** The member that a party is on this day (Asia/Shanghai); refuses any other: `case.members-only`. */
export async function demandMember(
  tx: Pick<Tx, 'member'>,
  partyId: string,
  today: string,
): Promise<CurrentMember> {
  const member = await memberOf(tx, partyId)
  if (!member || !isMemberOn(member, today)) throw new DomainError('case.members-only')
  return member
}

/**
 * The member whose matter of this kind may be begun or submitted on this day; throws what
 * `whyNoMatter` says against it.
 */
export async function demandMatter(
  tx: Pick<Tx, 'member'>,
  partyId: string,
  kind: MatterKind,
  today: string,
): Promise<CurrentMember> {
  const member = await memberOf(tx, partyId)
  const why = member ? whyNot(member, kind, today) : 'case.members-only'
  if (!member || why) throw new DomainError(why ?? 'case.members-only')
  return member
}

/** What stands against a matter of a member's on this day; the buttons of the page are this one too. */
export function whyNot(member: CurrentMember, kind: MatterKind, today: string) {
  return whyNoMatter(kind, standingOn(member, today))
}

/** What stands against passing a matter on this day that was submitted before. */
export function whyNotPass(member: CurrentMember, kind: MatterKind, today: string) {
  return whyNotPassed(kind, standingOn(member, today))
}

function standingOn(member: CurrentMember, today: string) {
  return { status: membershipStatus(member, today), isLeaving: member.isLeaving }
}
