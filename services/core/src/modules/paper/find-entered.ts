import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'

/** Whether this very case was entered already, by the actor; somebody else's id reads like none. */
export async function findEntered(
  ctx: SignedInContext,
  tx: Pick<Tx, 'case'>,
  caseId: string,
): Promise<boolean> {
  const found = await tx.case.findFirst({ where: { id: caseId }, select: { enteredBy: true } })
  if (found && found.enteredBy !== ctx.actor.accountId) throw new DomainError('not-found')
  return found !== null
}
