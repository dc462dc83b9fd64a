import type { z } from 'zod'
import type { codeSent } from '@guildhall/contract/accounts'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { demandCodePause, resendAfterSeconds } from '../accounts/demand-code-pause.ts'
import { codeValidMinutes, createCode } from '../accounts/one-time-code.ts'
import { sendCodeMessage } from '../messages/send-code-message.ts'
import { demandUnit } from './find-unit.ts'

/**
 * Sends a code to the new contact's mobile while they are on the line; the text names the unit and
 * says to whom it may be read out. Throws `code.sent-recently`, `request.too-many` or
 * `handover.unit-unknown`.
 */
export async function sendHandoverCode(
  ctx: SignedInContext,
  { creditCode, mobile }: { creditCode: string; mobile: string },
): Promise<z.infer<typeof codeSent>> {
  await charge(ctx, `handover-code/${ctx.actor.accountId}`, { limit: 30, windowSeconds: 3600 })
  const unit = await demandUnit(ctx, creditCode)
  const { messages } = (await blueprintInForce(ctx)).content
  const now = ctx.deps.clock.now()
  await transact(ctx, async ({ tx, record: note }) => {
    await demandCodePause(tx, mobile, now)
    const { id: codeId, code } = await createCode(tx, { purpose: 'handover', mobile }, now)
    await sendCodeMessage(
      tx,
      messages,
      { codeId, code, minutes: codeValidMinutes, mobile, accountId: null, now },
      { template: 'handover-code', variables: { party: unit.name } },
    )
    note({
      kind: 'account.code-sent-by-staff',
      subjectType: 'account',
      subjectId: ctx.actor.accountId,
      facts: { partyId: unit.id },
    })
  })
  ctx.deps.wake(ctx.tenant.id)
  return { validMinutes: codeValidMinutes, resendAfterSeconds }
}
