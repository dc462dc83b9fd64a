import type { PrismaClient } from '@guildhall/db/tenant-client'
import type { Answers } from '@guildhall/domain/blueprint/form'

/** An identity of one of the account's parties, with its version in force. */
export type CertifiedIdentity = {
  partyId: string
  typeSlug: string
  partyName: string
  version: number
  at: Date
  answers: Answers
  certificateId: string | null
}

/** The certified identities of these parties; the certificate is the newest that holds. */
export async function readCertifiedIdentities(
  db: PrismaClient,
  partyIds: readonly string[],
): Promise<CertifiedIdentity[]> {
  const rows = await db.identity.findMany({
    where: { partyId: { in: [...partyIds] }, identityVersions: { some: {} } },
    orderBy: { createdAt: 'asc' },
    select: {
      partyId: true,
      typeSlug: true,
      party: {
        select: {
          name: true,
          certificates: {
            where: { endedAt: null },
            orderBy: [{ issuedOn: 'desc' }, { id: 'desc' }],
            select: { id: true, typeSlug: true },
          },
        },
      },
      identityVersions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { number: true, certifiedAt: true, answers: true },
      },
    },
  })
  return rows.flatMap(({ partyId, typeSlug, party, identityVersions: [newest] }) =>
    newest
      ? [
          {
            partyId,
            typeSlug,
            partyName: party.name,
            version: newest.number,
            at: newest.certifiedAt,
            answers: newest.answers as Answers,
            certificateId:
              party.certificates.find((each) => each.typeSlug === typeSlug)?.id ?? null,
          },
        ]
      : [],
  )
}
