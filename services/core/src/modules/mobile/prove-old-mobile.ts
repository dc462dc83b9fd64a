import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { withCode } from '../accounts/with-code.ts'
import { lockOpenChange } from './open-change.ts'

/**
 * The first step of 修改手机号: the code that went to the number so far. It stays proved for half an
 * hour at this session, so that a page loaded anew goes on with the new number. A request that waits
 * for the staff is taken back by it, since the old number is not lost. Throws `code.wrong`,
 * `code.expired`, or `mobile.approved-already` where the staff have approved one.
 */
export async function proveOldMobile(
  ctx: SignedInContext,
  { code }: { code: string },
): Promise<{ ok: true }> {
  const { accountId, mobile, sessionIdHash } = ctx.actor
  const now = ctx.deps.clock.now()
  await withCode(ctx, { purpose: 'change-mobile', mobile, code }, async ({ tx, record }) => {
    const open = await lockOpenChange(tx, accountId)
    if (open?.state === 'approved') throw new DomainError('mobile.approved-already')
    if (open) {
      const state = open.state === 'waiting' ? 'withdrawn' : 'replaced'
      await tx.mobileChange.updateMany({ where: { id: open.id }, data: { state, endedAt: now } })
    }
    await tx.mobileChange.create({
      data: {
        id: newId(),
        accountId,
        way: 'codes',
        state: 'proved',
        oldMobile: mobile,
        sessionHash: sessionIdHash,
        createdAt: now,
      },
      select: { id: true },
    })
    record({
      kind: 'account.mobile-proved',
      subjectType: 'account',
      subjectId: accountId,
      facts: {},
    })
  })
  return { ok: true }
}
