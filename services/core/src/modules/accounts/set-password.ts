import type { Work } from '../../kernel/transact.ts'

/** Sets a password anew, ends every session of the account, and says so in the log of events. */
export async function setPassword(
  { tx, record }: Work,
  accountId: string,
  passwordHash: string,
): Promise<void> {
  await tx.account.updateMany({ where: { id: accountId }, data: { passwordHash } })
  const { count } = await tx.session.deleteMany({ where: { accountId } })
  record({
    kind: 'account.password-reset',
    subjectType: 'account',
    subjectId: accountId,
    facts: { sessionsEnded: count },
    actorId: accountId,
  })
}
