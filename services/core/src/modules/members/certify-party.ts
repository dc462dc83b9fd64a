import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { otherPartyProblems } from '../cases/other-party.ts'

/** Holds a party, so that what certifies one of its identities follows what certifies another. */
export async function lockParty(tx: Pick<Tx, 'sql'>, partyId: string): Promise<void> {
  await tx.sql.query(
    'select 1 from party where tenant_id = current_tenant() and id = $1 for update',
    [partyId],
  )
}

/**
 * Gives the party the name and credit code that a case has certified, where its form asks them; holds
 * the party's row, so that two certifications of one party follow one another. The credit code is
 * unique among certified parties of the association: `case.credit-code-taken`. A further identity is
 * of the same unit or person: `case.other-party`.
 */
export async function certifyParty(
  work: Work,
  found: CaseInContext,
  answers: Answers,
): Promise<void> {
  const { record, spec } = found
  await lockParty(work.tx, record.partyId)
  if ((await otherPartyProblems(work.tx, found, answers)).length > 0)
    throw new DomainError('case.other-party')
  const creditCode = readMeaning(spec.form, answers, 'credit-code')
  const name = readMeaning(spec.form, answers, 'party-name')
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
      data: { ...(name ? { name } : {}), ...(creditCode ? { creditCode } : {}) },
    })
  } catch (error) {
    throw uniqueViolation(error) === undefined ? error : new DomainError('case.credit-code-taken')
  }
}
