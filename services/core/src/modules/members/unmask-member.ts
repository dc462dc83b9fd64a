import { DomainError } from '@guildhall/contract/errors'
import { getAnswer } from '@guildhall/domain/forms/answers'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { vaultOf } from '../cases/secret-answers.ts'
import { readCertified } from './read-certified.ts'
import { readStanding, type Standing } from './read-standing.ts'

/**
 * One masked value of a member in full, for a reason: a certified answer by its path, or the mobile of
 * one who acts for it by `account:<id>`. The look is recorded in the same transaction, or not shown.
 */
export async function unmaskMember(
  ctx: SignedInContext,
  input: { memberId: string; path: string; reason: string },
): Promise<{ value: string }> {
  return transact(ctx, async (work) => {
    const standing = await readStanding(work.tx.sql, input.memberId)
    const accountId = /^account:([0-9a-f-]{36})$/.exec(input.path)?.[1]
    const value = accountId
      ? await mobileOf(work, standing, accountId)
      : await answerOf(ctx, work, standing, input.path)
    if (!value) throw new DomainError('not-found')
    work.record({
      kind: 'personal-data.unmasked',
      subjectType: 'member',
      subjectId: input.memberId,
      facts: { path: input.path, reason: input.reason },
    })
    return { value }
  })
}

async function mobileOf(
  { tx }: Work,
  { partyId }: Standing,
  accountId: string,
): Promise<string | undefined> {
  const mandate = await tx.mandate.findFirst({
    where: { partyId, accountId },
    select: { account: { select: { mobile: true } } },
  })
  return mandate?.account.mobile
}

async function answerOf(
  ctx: SignedInContext,
  { tx }: Work,
  { partyId }: Standing,
  path: string,
): Promise<string | undefined> {
  const certified = await readCertified(tx, vaultOf(ctx), await blueprintInForce(ctx), partyId)
  const value = certified && getAnswer(certified.answers, path)
  return typeof value === 'string' ? value : undefined
}
