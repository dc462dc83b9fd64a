import type { Tx } from '@guildhall/db/tenant-client'
import { dateColumn } from '../../kernel/dates.ts'
import type { CertificateFacts } from '../../modules/certificates/issue-certificate.ts'
import type { DemoCertificate } from '../plan-certificates.ts'

/** A certificate with its number and what it says. */
export type NumberedCertificate = DemoCertificate & { number: string; facts: CertificateFacts }

/** Writes certificates: those in force, and those that ran out, were replaced or revoked. */
export async function writeCertificates(tx: Tx, certificates: readonly NumberedCertificate[]): Promise<void> {
  await tx.certificate.createMany({
    data: certificates.map(({ id, holder, spec, number, code, facts, issuedOn, validFrom, validTo, caseId, ended }) => ({
      id,
      partyId: holder.partyId,
      typeSlug: spec.identityType,
      number,
      code,
      facts,
      issuedOn: dateColumn(issuedOn),
      validFrom: dateColumn(validFrom),
      validTo: validTo === null ? null : dateColumn(validTo),
      caseId,
      endedAt: ended?.at ?? null,
      endedBecause: ended?.because ?? null,
    })),
  })
}
