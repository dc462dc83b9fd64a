import type { BulkResult } from '@guildhall/contract/review-bulk'
import { DomainError, sentence } from '@guildhall/contract/errors'

/**
 * Does one thing to each of several cases, each in a transaction of its own, one after the other: what
 * can't be done to one keeps none of the others back, and is told beside it in words. A case named
 * twice is done once.
 */
export async function eachCase<T extends { caseId: string }>(
  items: readonly T[],
  act: (item: T) => Promise<unknown>,
): Promise<BulkResult> {
  const once = [...new Map(items.map((item) => [item.caseId, item])).values()]
  const results: BulkResult['results'] = []
  for (const item of once) results.push({ caseId: item.caseId, ...(await outcomeOf(act(item))) })
  return { results }
}

async function outcomeOf(
  done: Promise<unknown>,
): Promise<Omit<BulkResult['results'][number], 'caseId'>> {
  try {
    await done
    return { done: true, why: null }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { done: false, why: { code: error.code, message: sentence(error.code, error.details) } }
  }
}
