import type { Answers } from '@guildhall/domain/blueprint/form'
import { formatYuan } from '@guildhall/domain/money'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import { issueCertificate } from '../certificates/issue-certificate.ts'
import { renewCertificate } from '../certificates/renew-certificate.ts'
import { handOver } from '../handovers/hand-over.ts'
import { restOnLetter } from '../mandates/rest-on-letter.ts'
import { admitMember } from '../members/admit-member.ts'
import { applyAffiliation } from '../members/apply-affiliation.ts'
import { applyChange } from '../members/apply-change.ts'
import { applyTitle } from '../council/apply-title.ts'
import type { IssuedBill } from '../dues/issue-bill.ts'
import { applyLeave } from '../members/apply-leave.ts'
import { certifyParty, lockParty } from '../members/certify-party.ts'
import { renewedAnswers } from '../members/renew-identity.ts'
import { shareFacts } from '../members/share-facts.ts'
import { certifiedAnswers, writeIdentityVersion } from '../members/write-identity-version.ts'
import { grantedTitle, withTitle } from '../members/settled-title.ts'
import { notifyCase } from '../messages/notify-case.ts'
import type { CaseInContext } from './case-record.ts'
import { sealAnswers, vaultOf } from './secret-answers.ts'

/**
 * What comes of an approval, by the kind of the case, all in its transaction or not at all, and the
 * messages that tell of it.
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
  const answers = sealAnswers(vaultOf(ctx), spec.form, submission.answers as Answers)
  if (spec.kind === 'handover') return handOver(ctx, work, found, answers)
  const { memberNumber, bill } = await applyByKind(ctx, work, found, answers)
  const facts = {
    memberNumber,
    ...(bill && { amount: formatYuan(bill.amountFen), due: bill.dueOn }),
  }
  const { content } = await blueprintInForce(ctx)
  const toPay = bill !== null && content.messages.templates['case-approved-to-pay'] !== undefined
  const key = toPay ? 'case-approved-to-pay' : 'case-approved'
  await notifyCase(ctx, work, { record, spec }, key, facts)
}

/** What came of an approval: the member's number, empty where there is none; the bill that opens membership. */
type Applied = { memberNumber: string; bill: IssuedBill | null }

/** Does what was approved. */
async function applyByKind(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  answers: Answers,
): Promise<Applied> {
  switch (found.spec.kind) {
    case 'join':
    case 'certify':
      return applyIdentity(ctx, work, found, answers)
    case 'change':
      await applyChange(ctx, work, found, answers)
      break
    case 'affiliate':
      await applyAffiliation(ctx, work, found, answers)
      break
    case 'leave':
      await applyLeave(ctx, work, found, answers)
      break
    case 'retitle':
      await applyTitle(ctx, work, found, answers)
      break
  }
  const member = await work.tx.member.findFirst({
    where: { partyId: found.record.partyId },
    select: { number: true },
  })
  return { memberNumber: member?.number ?? '', bill: null }
}

/**
 * The party's certified facts, the identity's new version, on what letter the account acts for
 * the party, and for 入会 the member with number, period and first bill; the certificate, where
 * membership does not wait for the money. A renewal
 * replaces a certificate only where it would say something else.
 */
async function applyIdentity(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  submitted: Answers,
): Promise<Applied> {
  const { record, spec } = found
  const { tx } = work
  const key = { partyId: record.partyId, typeSlug: record.identityTypeSlug }
  await lockParty(tx, record.partyId)
  const { content } = await blueprintInForce(ctx)
  const title = spec.kind === 'join' ? await grantedTitle(tx.sql, content, found, submitted) : null
  const certified = await certifiedAnswers(tx, key, true)
  const renewed = await renewedAnswers(tx, found, certified?.answers, submitted)
  const answers = title === null ? renewed : withTitle(found, renewed, title)
  await certifyParty(work, found, answers)
  const now = ctx.deps.clock.now()
  await writeIdentityVersion(tx, now, key, { caseId: record.id, answers })
  if (certified) await shareFacts(ctx, work, found, answers)
  await restOnLetter(ctx, work, found, submitted)
  const member = title === null ? null : await admitMember(ctx, work, found, answers, title)
  if (certified && spec.kind === 'certify') await renewCertificate(ctx, work, found, answers)
  else if (spec.certificate && (member === null || member.period !== null))
    await issueCertificate(ctx, work, found, member, answers)
  const bill = member?.period === null ? member.bill : null
  return { memberNumber: member?.number ?? '', bill }
}
