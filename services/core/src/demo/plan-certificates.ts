import { newId } from '@guildhall/db/ids'
import type { ApplicationSpec } from '@guildhall/domain/blueprint/application'
import { lastDayOf } from '@guildhall/domain/dues/period'
import { dateInShanghai, startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import type { CertificateFacts } from '../modules/certificates/issue-certificate.ts'
import type { NumbersUsed } from './numbers-used.ts'
import type { DemoMember } from './plan-members.ts'
import type { DuesYear } from './standing.ts'
import type { DemoCase, DemoHolder } from './types.ts'
import type { World } from './world.ts'

export type DemoCertificate = {
  id: string
  spec: ApplicationSpec
  holder: DemoHolder
  member: DemoMember | null
  caseId: string | null
  code: string
  issuedOn: string
  validFrom: string
  /** The last day; none for a person's or a unit's identity without membership. */
  validTo: string | null
  ended: { at: Date; because: 'replaced' | 'revoked' } | null
  joinedOn: string
}

/** One for each year of the last three in which a member was one, and one for each certified identity. */
export function planCertificates(
  world: World,
  members: readonly DemoMember[],
  cases: readonly DemoCase[],
): DemoCertificate[] {
  const certified = cases.filter(
    ({ spec, place }) => spec.kind === 'certify' && place.state === 'approved',
  )
  const all = [
    ...members.flatMap((member) => memberCertificates(world, member)),
    ...certified.map((each) => identityCertificate(world, each)),
  ]
  return all
    .filter(({ spec }) => spec.certificate)
    .toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1))
}

/** What a certificate says; numbers are taken in the order in which they were issued. */
export function certificateFacts(
  world: World,
  certificate: DemoCertificate,
  memberNumber: string | null,
): CertificateFacts {
  const { holder, spec, member } = certificate
  const { dues, branches, identityTypes } = world.blueprint
  const title = dues.titles.find(({ slug }) => slug === member?.titleSlug)
  const type = identityTypes.find(({ slug }) => slug === spec.identityType)
  return {
    title: spec.certificate?.title ?? '',
    sentence: spec.certificate?.sentence ?? '',
    holderKind: holder.kind,
    name: holder.name,
    titleLabel: title?.label ?? type?.label ?? '',
    memberNumber,
    creditCode: holder.creditCode,
    branchLabel: member
      ? (branches.find(({ slug }) => slug === holder.branch)?.label ?? null)
      : null,
    joinedOn: certificate.joinedOn,
  }
}

/** Takes the numbers of certificates. */
export function certificateNumber(
  numbers: NumbersUsed,
  { spec, issuedOn }: DemoCertificate,
): string {
  return numbers.next(
    `certificate:${spec.slug}`,
    spec.certificate?.numberPattern ?? '{seq}',
    issuedOn,
  )
}

function memberCertificates(world: World, member: DemoMember): DemoCertificate[] {
  const covered = member.years
    .filter(
      ({ period, bill }) =>
        period && (bill === null || bill.paid === bill.amount || member.habit === 'fresh'),
    )
    .slice(-3)
  return covered.map((year, at) => {
    const next = covered[at + 1]
    const isFirst = year === member.years[0]
    const certificate = emptyCertificate(world, member.spec, member.holder)
    return {
      ...certificate,
      member,
      caseId: isFirst ? (member.demoCase?.id ?? null) : null,
      joinedOn: member.joinedOn,
      issuedOn: issueDay(member, year, isFirst),
      validFrom: year.period?.from ?? member.joinedOn,
      validTo: year.period ? lastDayOf(year.period) : null,
      ended: next
        ? { at: startOfDayInShanghai(issueDay(member, next, false)), because: 'replaced' }
        : revoked(world, member),
    }
  })
}

/** Those who lapsed and were struck off; everyone else's runs out by itself. */
function revoked(world: World, { habit }: DemoMember): DemoCertificate['ended'] {
  if (habit !== 'lapsed' || world.random.chance(0.7)) return null
  return { at: world.moments.onDay(world.moments.workingDaysAgo(20)), because: 'revoked' }
}

function issueDay({ joinedOn }: DemoMember, { bill, period }: DuesYear, isFirst: boolean): string {
  return isFirst ? (period?.from ?? joinedOn) : (bill?.paidOn ?? period?.from ?? joinedOn)
}

function identityCertificate(world: World, demoCase: DemoCase): DemoCertificate {
  const on = dateInShanghai(demoCase.steps.at(-1)?.at ?? demoCase.createdAt)
  const certificate = emptyCertificate(world, demoCase.spec, demoCase.holder)
  return { ...certificate, caseId: demoCase.id, issuedOn: on, validFrom: on, joinedOn: on }
}

function emptyCertificate(
  { random, moments }: World,
  spec: ApplicationSpec,
  holder: DemoHolder,
): DemoCertificate {
  const day = moments.today
  return {
    id: newId(),
    spec,
    holder,
    member: null,
    caseId: null,
    code: random.code(20),
    issuedOn: day,
    validFrom: day,
    validTo: null,
    ended: null,
    joinedOn: day,
  }
}
