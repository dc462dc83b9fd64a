import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { issueCertificate } from './issue-certificate.ts'
import { reissueCertificate } from './reissue-certificate.ts'

/**
 * What a renewed certification does to certificates: those of the party that would say something else
 * are replaced, the others go on; where none holds of this identity, one is issued.
 */
export async function renewCertificate(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  answers: Answers,
): Promise<void> {
  const { record, spec } = found
  const name = readMeaning(spec.form, answers, 'party-name')
  const creditCode = readMeaning(spec.form, answers, 'credit-code')
  await reissueCertificate(ctx, work, record, {
    ...(name ? { name } : {}),
    ...(creditCode ? { creditCode } : {}),
  })
  const held = await work.tx.certificate.count({
    where: {
      partyId: record.partyId,
      typeSlug: record.identityTypeSlug,
      OR: [{ endedAt: null }, { endedAt: { gt: ctx.deps.clock.now() } }],
      AND: { OR: [{ validTo: null }, { validTo: { gte: dateColumn(todayOf(ctx.deps.clock)) } }] },
    },
  })
  if (held === 0) await issueCertificate(ctx, work, found, null, answers)
}
