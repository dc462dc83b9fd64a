import type { codeSent, sendCode as sendCodeInput } from '@guildhall/contract/accounts'
import type { z } from 'zod'
import type { RequestContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { sendCodeMessage } from '../messages/send-code-message.ts'
import { demandCodePause, resendAfterSeconds } from './demand-code-pause.ts'
import { codeValidMinutes, createCode, type CodeUse } from './one-time-code.ts'
import { spendProof } from './spend-proof.ts'

/**
 * Sends a six-digit code to a mobile against a proof of work. The answer is the same whether the
 * mobile is registered or not: to reset the password of an unknown one a code is made and never
 * sent. Throws `captcha.invalid`, `code.sent-recently` or `request.too-many`.
 */
export async function sendCode(
  ctx: RequestContext,
  { purpose, mobile, proof }: z.infer<typeof sendCodeInput>,
): Promise<z.infer<typeof codeSent>> {
  return sendCodeFor(ctx, { purpose, mobile }, proof)
}

/** The same for whatever a code may open. */
export async function sendCodeFor(
  ctx: RequestContext,
  { purpose, mobile }: CodeUse,
  proof: string,
): Promise<z.infer<typeof codeSent>> {
  await charge(ctx, `code/ip/${ctx.request.ip}`, { limit: 30, windowSeconds: 3600 })
  await spendProof(ctx, proof)
  const { content } = await ctx.deps.blueprints.current(ctx.tenant.id)
  const now = ctx.deps.clock.now()
  await transact(ctx, async ({ tx }) => {
    await demandCodePause(tx, mobile, now)
    const { id: codeId, code } = await createCode(tx, { purpose, mobile }, now)
    const account = await tx.account.findFirst({ where: { mobile }, select: { id: true } })
    if (purpose === 'reset-password' && !account) return
    const accountId = account?.id ?? null
    const minutes = codeValidMinutes
    await sendCodeMessage(tx, content.messages, { codeId, code, minutes, mobile, accountId, now })
  })
  ctx.deps.wake(ctx.tenant.id)
  return { validMinutes: codeValidMinutes, resendAfterSeconds }
}
