import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { DomainError } from '@guildhall/contract/errors'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { issueCertificate } from '../certificates/issue-certificate.ts'
import { handOver } from '../handovers/hand-over.ts'
import { admitMember } from '../members/admit-member.ts'
import { notifyCase } from '../messages/notify-case.ts'
import type { CaseInContext, CaseRecord } from './case-record.ts'

/**
 * What comes of an approval, all in its transaction or not at all: the party's certified facts, the
 * identity's new version, and for 入会 the member with number, period and first bill; the certificate
 * and the messages. A handover certifies nothing: it changes who acts for a unit.
 */
export async function approveCase(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
): Promise<void> {
  const { record, spec } = found
  const submission = await work.tx.submission.findFirstOrThrow({
    where: { id: record.submissionId ?? '' },
    select: { answers: true },
  })
  const answers = submission.answers as Answers
  if (spec.kind === 'handover') return handOver(ctx, work, found, answers)
  await certifyParty(work, found, answers)
  await writeIdentityVersion(ctx, work, record, answers)
  const member = spec.kind === 'join' ? await admitMember(ctx, work, found, answers) : null
  if (spec.certificate && (member === null || member.period !== null)) {
    await issueCertificate(ctx, work, found, member, answers)
  }
  await notifyCase(ctx, work, found, 'case-approved', { memberNumber: member?.number ?? '' })
}

/** The credit code is unique among certified parties of the association. */
async function certifyParty(
  work: Work,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<void> {
  const creditCode = readMeaning(spec.form, answers, 'credit-code')
  const name = readMeaning(spec.form, answers, 'party-name') ?? record.partyName
  const other = creditCode
    ? await work.tx.party.findFirst({
        where: { creditCode, NOT: { id: record.partyId } },
        select: { id: true },
      })
    : null
  if (other) throw new DomainError('case.credit-code-taken')
  try {
    await work.tx.party.updateMany({
      where: { id: record.partyId },
      data: { name, ...(creditCode ? { creditCode } : {}) },
    })
  } catch (error) {
    throw uniqueViolation(error) === undefined ? error : new DomainError('case.credit-code-taken')
  }
}

async function writeIdentityVersion(
  ctx: SignedInContext,
  { tx }: Work,
  record: CaseRecord,
  answers: Answers,
): Promise<void> {
  const key = { partyId: record.partyId, typeSlug: record.identityTypeSlug }
  const known = await tx.identity.findFirst({ where: key, select: { id: true } })
  const identityId = known?.id ?? newId()
  if (!known)
    await tx.identity.create({
      data: { ...key, id: identityId, createdAt: ctx.deps.clock.now() },
      select: { id: true },
    })
  const number = (await tx.identityVersion.count({ where: { identityId } })) + 1
  await tx.identityVersion.create({
    data: {
      id: newId(),
      identityId,
      number,
      caseId: record.id,
      answers: answers as object,
      certifiedAt: ctx.deps.clock.now(),
    },
    select: { id: true },
  })
}
