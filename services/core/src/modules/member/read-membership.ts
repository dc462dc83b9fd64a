import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { MemberHome } from '@guildhall/contract/cases'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { membershipStatus } from '@guildhall/domain/dues/membership-status'
import { lastDayOf } from '@guildhall/domain/dues/period'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { civilDateOf } from '../../kernel/dates.ts'

/** The membership of the parties an account acts for; its status is derived from periods on this day. */
export async function readMembership(
  db: PrismaClient,
  content: Blueprint,
  partyIds: string[],
  today: string,
): Promise<MemberHome['membership']> {
  const member = await db.member.findFirst({
    where: { partyId: { in: partyIds } },
    select: {
      number: true,
      titleSlug: true,
      branchSlug: true,
      joinedOn: true,
      party: {
        select: {
          id: true,
          name: true,
          identities: {
            select: {
              typeSlug: true,
              identityVersions: { orderBy: { number: 'desc' }, take: 1, select: { answers: true } },
            },
          },
        },
      },
      membershipPeriods: { orderBy: { fromDate: 'asc' }, select: { fromDate: true, toDate: true } },
    },
  })
  if (!member) return null
  const periods = member.membershipPeriods.map(({ fromDate, toDate }) => ({
    from: civilDateOf(fromDate),
    to: civilDateOf(toDate),
  }))
  const last = periods.at(-1)
  return {
    partyName: member.party.name,
    number: member.number,
    title: content.dues.titles.find((title) => title.slug === member.titleSlug)?.label ?? '',
    branch: content.branches.find((branch) => branch.slug === member.branchSlug)?.label ?? null,
    joinedOn: civilDateOf(member.joinedOn),
    status: membershipStatus(periods, today),
    validTo: last ? lastDayOf(last) : null,
    ...contactOf(content, member.party.identities),
  }
}

type Certified = { typeSlug: string; identityVersions: { answers: unknown }[] }

function contactOf(
  content: Blueprint,
  identities: readonly Certified[],
): { contactName: string | null; contactMobile: string | null } {
  const join = content.applications.find((application) => application.kind === 'join')
  const answers = identities.find((identity) => identity.typeSlug === join?.identityType)
    ?.identityVersions[0]?.answers
  if (!join || !answers) return { contactName: null, contactMobile: null }
  const mobile = readMeaning(join.form, answers, 'contact-mobile')
  return {
    contactName: readMeaning(join.form, answers, 'contact-name') ?? null,
    contactMobile: mobile ? maskMobile(mobile) : null,
  }
}
