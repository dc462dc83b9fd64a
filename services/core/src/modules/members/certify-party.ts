import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { DomainError } from '@guildhall/contract/errors'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'

/**
 * Gives the party the name and credit code that a case has certified, where its form asks them. The
 * credit code is unique among certified parties of the association: `case.credit-code-taken`.
 */
export async function certifyParty(
  work: Work,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<void> {
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
