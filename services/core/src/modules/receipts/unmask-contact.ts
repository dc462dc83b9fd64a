import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { readRequest } from './read-request.ts'

/**
 * The mobile of a request's contact in full, for a reason. The look is recorded in the same
 * transaction, or not shown. Another tenant's request reads like none.
 */
export async function unmaskContact(
  ctx: SignedInContext,
  { receiptId, reason }: { receiptId: string; reason: string },
): Promise<{ value: string }> {
  const { billId, details } = await readRequest(ctx, receiptId)
  return transact(ctx, async (work) => {
    work.record({
      kind: 'personal-data.unmasked',
      subjectType: 'bill',
      subjectId: billId,
      facts: { receiptId, path: 'mobile', reason },
    })
    return { value: details.mobile }
  })
}
