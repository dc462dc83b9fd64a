import {
  membershipStatus,
  endedOn,
  type MembershipFacts,
} from '@guildhall/domain/dues/membership-status'
import { addDays } from '@guildhall/domain/time/civil-date'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { civilDateOf } from '../../kernel/dates.ts'
import type { CertificateFacts } from './issue-certificate.ts'

export type CertificateOutcome = 'valid' | 'expired' | 'revoked' | 'replaced' | 'suspended'

type CertificateRow = {
  facts: unknown
  validTo: Date | null
  endedAt: Date | null
  endedBecause: string | null
}

/**
 * Whether a certificate holds today (Asia/Shanghai). One of a membership follows the membership, by the
 * one function that says what a member is: suspended with it, revoked with an expulsion or a leave.
 * `standing` is that of the holder; null where it has no membership.
 */
export function outcomeOf(
  row: CertificateRow,
  standing: MembershipFacts | null,
  today: string,
): CertificateOutcome {
  if (row.endedAt && dateInShanghai(row.endedAt) <= today)
    return row.endedBecause === 'replaced' ? 'replaced' : 'revoked'
  const followed = standing && restsOnMembership(row) ? membershipStatus(standing, today) : null
  if (followed === 'expelled' || followed === 'left') return 'revoked'
  const validTo = lastValidDay(row)
  if (validTo !== null && validTo < today) return 'expired'
  return followed === 'suspended' ? 'suspended' : 'valid'
}

/** The last day of a certificate; the day before its end where that comes first, as when one leaves. */
export function lastValidDay(
  row: Pick<CertificateRow, 'validTo' | 'endedAt' | 'endedBecause'>,
): string | null {
  const validTo = row.validTo ? civilDateOf(row.validTo) : null
  if (!row.endedAt || row.endedBecause !== 'revoked') return validTo
  const before = addDays(dateInShanghai(row.endedAt), -1)
  return validTo === null || before < validTo ? before : validTo
}

/** Since when a certificate that is revoked or replaced holds no more; null for the others. */
export function outcomeSince(
  row: CertificateRow,
  standing: MembershipFacts | null,
  today: string,
): string | null {
  const ended = row.endedAt && dateInShanghai(row.endedAt)
  if (ended && ended <= today) return ended
  return standing && restsOnMembership(row) ? endedOn(standing, today) : null
}

/** A member's certificate names its number; that of another identity does not. */
function restsOnMembership({ facts }: CertificateRow): boolean {
  return (facts as CertificateFacts).memberNumber !== null
}
