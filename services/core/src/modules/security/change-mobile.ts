import type { changeMobile as changeMobileInput } from '@guildhall/contract/security'
import { DomainError, sentence, type ErrorDetails } from '@guildhall/contract/errors'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { consumeCode, releaseCode, type Guess } from '../accounts/one-time-code.ts'
import { endOtherSessions } from './own-sessions.ts'

type Input = z.infer<typeof changeMobileInput>

/**
 * Changes the number that one signs in with, by a code to the old number and one to the new, and
 * signs the other devices out. A wrong guess is counted and uses neither up. Throws `code.wrong` or
 * `code.expired` at the field of that code, or `account.mobile-taken`.
 */
export async function changeMobile(ctx: SignedInContext, input: Input): Promise<{ ok: true }> {
  try {
    const wrong = await transact(ctx, (work) => change(ctx, work, input))
    if (wrong) throw refusalAt(wrong)
  } catch (error) {
    if (uniqueViolation(error)?.includes('mobile')) throw new DomainError('account.mobile-taken')
    throw error
  }
  return { ok: true }
}

type Wrong = { path: 'oldCode' | 'code'; left: number | null }

async function change(ctx: SignedInContext, work: Work, input: Input): Promise<Wrong | null> {
  const { accountId, mobile } = ctx.actor
  const now = ctx.deps.clock.now()
  const [old, next] = [mobile, input.mobile].map((to) => ({
    purpose: 'change-mobile' as const,
    mobile: to,
  }))
  if (!old || !next) throw new DomainError('not-found')
  const first = await consumeCode(work.tx, old, input.oldCode, now)
  if (!first.right) return wrongAt('oldCode', first)
  const second = await consumeCode(work.tx, next, input.code, now)
  if (!second.right) {
    await releaseCode(work.tx, old, now)
    return wrongAt('code', second)
  }
  const { count } = await work.tx.account.updateMany({
    where: { id: accountId, mobile },
    data: { mobile: input.mobile },
  })
  if (count === 0) throw new DomainError('session.required')
  await endOtherSessions(ctx, work)
  work.record({
    kind: 'account.mobile-changed',
    subjectType: 'account',
    subjectId: accountId,
    facts: {},
  })
  return null
}

const wrongAt = (path: Wrong['path'], guess: Guess & { right: false }): Wrong => ({
  path,
  left: guess.left,
})

function refusalAt({ path, left }: Wrong): DomainError {
  const code = left === null ? 'code.expired' : 'code.wrong'
  const details: ErrorDetails = left === null ? {} : { left }
  return new DomainError(code, details, [{ path, message: sentence(code, details) }])
}
