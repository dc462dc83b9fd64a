import type { Tx } from '@guildhall/db/tenant-client'
import type { CertificateFacts } from '../../modules/certificates/issue-certificate.ts'
import type { DemoCertificate } from '../plan-certificates.ts'
import { insertRows } from './insert-rows.ts'

/** A certificate with its number and what it says. */
export type NumberedCertificate = DemoCertificate & { number: string; facts: CertificateFacts }

/** Writes certificates: those in force, and those that ran out, were replaced or revoked. */
export async function writeCertificates(
  tx: Tx,
  certificates: readonly NumberedCertificate[],
): Promise<void> {
  await insertRows(
    tx,
    'certificate',
    certificates.map(
      ({ id, holder, spec, number, code, facts, issuedOn, validFrom, validTo, caseId, ended }) => ({
        id,
        partyId: holder.partyId,
        typeSlug: spec.identityType,
        number,
        code,
        facts,
        issuedOn,
        validFrom,
        validTo,
        caseId,
        endedAt: ended?.at ?? null,
        endedBecause: ended?.because ?? null,
      }),
    ),
  )
}
