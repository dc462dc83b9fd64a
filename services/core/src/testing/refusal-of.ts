import { TRPCClientError } from '@trpc/client'
import type { Refusal } from '@guildhall/contract/errors'

/** The refusal that a call got; throws where it was granted, or failed in another way. */
export async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const error = await call.then(
    () => new Error('the call was granted'),
    (reason: unknown) => reason,
  )
  if (error instanceof TRPCClientError && error.data?.refusal) return error.data.refusal
  throw error
}
