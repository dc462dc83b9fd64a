import type { codeSent } from '@guildhall/contract/accounts'
import type { sendMobileCode as input } from '@guildhall/contract/mobile'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { sendCodeFor } from '../accounts/send-code.ts'

const perAccount = { limit: 20, windowSeconds: 86_400 }

/**
 * Sends a code to the number so far, or to the one that is to take its place. Whether somebody here
 * has that one already is told to whoever holds its code, and to nobody else.
 */
export async function sendMobileCode(
  ctx: SignedInContext,
  asked: z.infer<typeof input>,
): Promise<z.infer<typeof codeSent>> {
  await charge(ctx, `change-mobile/${ctx.actor.accountId}`, perAccount)
  const mobile = asked.to === 'old' ? ctx.actor.mobile : asked.mobile
  return sendCodeFor(ctx, { purpose: 'change-mobile', mobile }, asked.proof)
}
