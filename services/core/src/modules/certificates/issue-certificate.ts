import { newId } from '@guildhall/db/ids'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { lastDayOf } from '@guildhall/domain/dues/period'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { randomCode } from '../../kernel/random-code.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import type { AdmittedMember } from '../members/admit-member.ts'

/** What a certificate says, frozen when it is issued; the branding stays the association's own. */
export type CertificateFacts = {
  title: string
  sentence: string
  holderKind: 'unit' | 'person'
  name: string
  titleLabel: string
  memberNumber: string | null
  creditCode: string | null
  branchLabel: string | null
  joinedOn: string
}

/**
 * Issues the certificate of an approved case; one it replaces is marked so and stays verifiable. The
 * code in the QR has 100 random bits. A person's certificate is valid until revoked.
 */
export async function issueCertificate(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  member: AdmittedMember | null,
  answers: Answers,
): Promise<void> {
  const { record, spec } = found
  if (!spec.certificate) return
  const today = todayOf(ctx.deps.clock)
  await work.tx.certificate.updateMany({
    where: {
      partyId: record.partyId,
      typeSlug: record.identityTypeSlug,
      OR: [{ endedAt: null }, { endedAt: { gt: ctx.deps.clock.now() } }],
    },
    data: { endedAt: ctx.deps.clock.now(), endedBecause: 'replaced' },
  })
  const id = newId()
  const number = await nextNumber(
    work.tx,
    `certificate:${spec.slug}`,
    spec.certificate.numberPattern,
    ctx.deps.clock.now(),
  )
  await work.tx.certificate.create({
    data: {
      id,
      partyId: record.partyId,
      typeSlug: record.identityTypeSlug,
      number,
      code: randomCode(20),
      facts: factsFor(
        found,
        (await blueprintInForce(ctx)).content,
        member,
        answers,
        today,
      ) satisfies CertificateFacts,
      issuedOn: dateColumn(today),
      validFrom: dateColumn(member?.period?.from ?? today),
      validTo: member?.period ? dateColumn(lastDayOf(member.period)) : null,
      caseId: record.id,
    },
    select: { id: true },
  })
  work.record({
    kind: 'certificate.issued',
    subjectType: 'certificate',
    subjectId: id,
    facts: { number, caseId: record.id },
  })
}

/** Titles and branches are called as they are today; what was applied for, as the case has it. */
function factsFor(
  { record, spec, blueprint }: CaseInContext,
  content: Blueprint,
  member: AdmittedMember | null,
  answers: Answers,
  today: string,
): CertificateFacts {
  const identityType = blueprint.content.identityTypes.find(
    (type) => type.slug === record.identityTypeSlug,
  )
  const branch = content.branches.find((each) => each.slug === member?.branchSlug)
  return {
    title: spec.certificate?.title ?? '',
    sentence: spec.certificate?.sentence ?? '',
    holderKind: identityType?.party ?? 'unit',
    name: readMeaning(spec.form, answers, 'party-name') ?? record.partyName,
    titleLabel:
      content.dues.titles.find((title) => title.slug === member?.titleSlug)?.label ??
      identityType?.label ??
      '',
    memberNumber: member?.number ?? null,
    creditCode: readMeaning(spec.form, answers, 'credit-code') ?? null,
    branchLabel: branch?.label ?? null,
    joinedOn: member?.joinedOn ?? today,
  }
}
