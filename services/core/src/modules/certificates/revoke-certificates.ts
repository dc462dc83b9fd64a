import { startOfDayInShanghai } from '@guildhall/domain/time/shanghai'
import type { SignedInContext } from '../../kernel/context.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseRecord } from '../cases/case-record.ts'

/**
 * Ends the certificates of a party's identity as revoked from the beginning of a day (Asia/Shanghai)
 * on; until then they verify as valid.
 */
export async function revokeCertificates(
  ctx: SignedInContext,
  work: Work,
  record: CaseRecord,
  fromDay: string,
): Promise<void> {
  const held = await work.tx.certificate.findMany({
    where: {
      partyId: record.partyId,
      typeSlug: record.identityTypeSlug,
      OR: [{ endedAt: null }, { endedAt: { gt: ctx.deps.clock.now() } }],
    },
    select: { id: true, number: true },
  })
  await work.tx.certificate.updateMany({
    where: { id: { in: held.map(({ id }) => id) } },
    data: { endedAt: startOfDayInShanghai(fromDay), endedBecause: 'revoked' },
  })
  for (const { id, number } of held)
    work.record({
      kind: 'certificate.revoked',
      subjectType: 'certificate',
      subjectId: id,
      facts: { number, fromDay, caseId: record.id },
    })
}
