import {
  DomainError,
  sentence,
  type ErrorCode,
  type ErrorDetails,
} from '@guildhall/contract/errors'
import type { RequestContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { consumeCode, type CodeUse } from './one-time-code.ts'

/**
 * Runs a change that an SMS code opens, in one transaction with the code: where the change is
 * refused, the code is not used up; where the guess is wrong, it is counted and nothing else
 * happens. Throws `code.wrong` or `code.expired`.
 */
export async function withCode<T>(
  ctx: RequestContext,
  { code, ...use }: CodeUse & { code: string },
  change: (work: Work) => Promise<T>,
): Promise<T> {
  const outcome = await transact(ctx, async (work): Promise<Outcome<T>> => {
    const guess = await consumeCode(work.tx, use, code, ctx.deps.clock.now())
    return guess.right ? { right: true, value: await change(work) } : guess
  })
  if (outcome.right) return outcome.value
  throw outcome.left === null
    ? atCode('code.expired')
    : atCode('code.wrong', { left: outcome.left })
}

type Outcome<T> = { right: true; value: T } | { right: false; left: number | null }

function atCode(code: ErrorCode, details: ErrorDetails = {}): DomainError {
  return new DomainError(code, details, [{ path: 'code', message: sentence(code, details) }])
}
