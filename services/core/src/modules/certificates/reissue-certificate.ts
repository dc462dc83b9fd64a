import { newId } from '@guildhall/db/ids'
import { joinOf } from '@guildhall/domain/blueprint/application'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import { randomCode } from '../../kernel/random-code.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseRecord } from '../cases/case-record.ts'
import type { CertificateFacts } from './issue-certificate.ts'

/** What a certificate says that can change while the membership runs. */
export type ChangedFacts = Partial<
  Pick<CertificateFacts, 'name' | 'creditCode' | 'branchLabel' | 'titleLabel'>
>

/**
 * Issues a certificate anew where what it says has changed: the old one ends as replaced and stays
 * verifiable as such. The new one is valid from today for as long as the old one was. Nothing is
 * issued where no certificate holds, or all it says is as before.
 */
export async function reissueCertificate(
  ctx: SignedInContext,
  work: Work,
  record: CaseRecord,
  changed: ChangedFacts,
): Promise<void> {
  const now = ctx.deps.clock.now()
  const held = await work.tx.certificate.findFirst({
    where: {
      partyId: record.partyId,
      typeSlug: record.identityTypeSlug,
      OR: [{ endedAt: null }, { endedAt: { gt: now } }],
    },
    orderBy: { issuedOn: 'desc' },
    select: { id: true, facts: true, validTo: true, endedAt: true, endedBecause: true },
  })
  if (!held) return
  const before = held.facts as CertificateFacts
  const facts = { ...before, ...changed } satisfies CertificateFacts
  if (same(before, facts)) return
  const { content } = await blueprintInForce(ctx)
  const join = joinOf(content.applications, record.identityTypeSlug)
  if (!join?.certificate) return
  await work.tx.certificate.updateMany({
    where: { id: held.id },
    data: { endedAt: now, endedBecause: 'replaced' },
  })
  const id = newId()
  const number = await nextNumber(
    work.tx,
    `certificate:${join.slug}`,
    join.certificate.numberPattern,
    now,
  )
  const today = dateColumn(todayOf(ctx.deps.clock))
  await work.tx.certificate.create({
    data: {
      id,
      partyId: record.partyId,
      typeSlug: record.identityTypeSlug,
      number,
      code: randomCode(20),
      facts,
      issuedOn: today,
      validFrom: today,
      validTo: held.validTo,
      caseId: record.id,
      // The end of one who is leaving already.
      endedAt: held.endedAt,
      endedBecause: held.endedBecause,
    },
    select: { id: true },
  })
  work.record({
    kind: 'certificate.issued',
    subjectType: 'certificate',
    subjectId: id,
    facts: { number, caseId: record.id, replaces: held.id },
  })
}

function same(before: CertificateFacts, after: CertificateFacts): boolean {
  return (
    before.name === after.name &&
    before.creditCode === after.creditCode &&
    before.branchLabel === after.branchLabel &&
    before.titleLabel === after.titleLabel
  )
}
