import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { MemberHome } from '@guildhall/contract/cases'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { membershipStatus } from '@guildhall/domain/dues/membership-status'
import { lastDayOf } from '@guildhall/domain/dues/period'
import { canAppeal, openSanction } from '@guildhall/domain/dues/sanction-rules'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import type { ToPay } from '../dues/opening.ts'
import type { Standing } from '../members/read-standing.ts'

/** The first membership of those an account acts for; its status is derived on this day. */
export async function readMembership(
  db: PrismaClient,
  content: Blueprint,
  standings: readonly Standing[],
  today: string,
  toPay: ReadonlyMap<string, ToPay>,
): Promise<MemberHome['membership']> {
  const [member] = standings
  if (!member) return null
  const identities = await db.identity.findMany({
    where: { partyId: member.partyId },
    select: {
      typeSlug: true,
      identityVersions: { orderBy: { number: 'desc' }, take: 1, select: { answers: true } },
    },
  })
  const last = member.periods.at(-1)
  return {
    partyName: member.name,
    number: member.number,
    title: content.dues.titles.find((title) => title.slug === member.titleSlug)?.label ?? '',
    branch: content.branches.find((branch) => branch.slug === member.branchSlug)?.label ?? null,
    joinedOn: member.joinedOn,
    status: membershipStatus(member, today),
    toPay: toPay.get(member.partyId) ?? null,
    sanction: sanctionNow(member, today),
    validTo: last ? lastDayOf(last) : null,
    ...contactOf(content, identities),
  }
}

type SanctionNow = NonNullable<MemberHome['membership']>['sanction']

/** What stands against the membership today, or will; an expulsion before a suspension. */
function sanctionNow({ sanctions }: Standing, today: string): SanctionNow {
  const sanction =
    openSanction(sanctions, 'expulsion', today) ?? openSanction(sanctions, 'suspension', today)
  if (!sanction) return null
  const { kind, from, to, reason, appealUntil } = sanction
  const canAppealUntil = canAppeal(sanction, today) ? appealUntil : null
  return { kind, from, to, reason, canAppealUntil }
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
