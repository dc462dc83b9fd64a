import type { decideReset as decideInput } from '@guildhall/contract/staff'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { sendAccountMessage } from '../messages/send-account-message.ts'

/** Between the approval and the new password: time for the true owner to object. */
export const resetWaitingHours = 24
const resetOpenDays = 7

/**
 * Decides, after checking who asks, whether an account that slept may get a new password by SMS. It
 * opens a day later and for a week; the owner is told by SMS either way. Throws `not-found`, or
 * `staff.changed-meanwhile` where a colleague was first.
 */
export async function decideReset(
  ctx: SignedInContext,
  { requestId, approve, reason }: z.infer<typeof decideInput>,
): Promise<{ ok: true }> {
  const now = ctx.deps.clock.now()
  const opensAt = new Date(now.getTime() + resetWaitingHours * 3_600_000)
  const expiresAt = new Date(opensAt.getTime() + resetOpenDays * 86_400_000)
  const { messages } = (await blueprintInForce(ctx)).content
  const decision = approve ? { state: 'approved', opensAt, expiresAt } : { state: 'refused' }
  await transact(ctx, async ({ tx, record }) => {
    const request = await tx.resetRequest.findFirst({
      where: { id: requestId, way: 'staff', NOT: { accountId: ctx.actor.accountId } },
      select: { account: { select: { id: true, mobile: true } } },
    })
    if (!request) throw new DomainError('not-found')
    const { count } = await tx.resetRequest.updateMany({
      where: { id: requestId, state: 'waiting', expiresAt: { gt: now } },
      data: { ...decision, decidedAt: now, decidedBy: ctx.actor.accountId, reason },
    })
    if (count === 0) throw new DomainError('staff.changed-meanwhile')
    const { id: accountId, mobile: recipient } = request.account
    const told = { id: requestId, channel: 'sms' as const, recipient, accountId, now }
    await sendAccountMessage(tx, messages, {
      ...told,
      key: approve ? 'reset-approved' : 'reset-refused',
      variables: approve ? { hours: resetWaitingHours, days: resetOpenDays } : {},
    })
    record({
      kind: approve ? 'account.reset-approved' : 'account.reset-refused',
      subjectType: 'account',
      subjectId: accountId,
      facts: { request: requestId },
    })
  })
  return { ok: true }
}
