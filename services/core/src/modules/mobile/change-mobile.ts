import type { changeMobile as input } from '@guildhall/contract/mobile'
import { DomainError, sentence } from '@guildhall/contract/errors'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { withCode } from '../accounts/with-code.ts'
import { provedSince } from './mobile-change.ts'
import { setMobile } from './set-mobile.ts'

/**
 * The second step of 修改手机号: the code that went to the new number. Needs the first step at this
 * very session within half an hour. A refused one leaves the code good. Throws `code.wrong`,
 * `code.expired`, `mobile.prove-first`, `mobile.same`, or `account.mobile-taken`, which only the
 * holder of that number gets to read.
 */
export async function changeMobile(
  ctx: SignedInContext,
  { mobile, code }: z.infer<typeof input>,
): Promise<{ ok: true }> {
  demandOther(ctx.actor.mobile, mobile)
  const { accountId, sessionIdHash: keep } = ctx.actor
  const now = ctx.deps.clock.now()
  const { messages } = (await blueprintInForce(ctx)).content
  try {
    await withCode(ctx, { purpose: 'change-mobile', mobile, code }, async (work) => {
      const rows = await work.tx.sql.query<{ id: string; oldMobile: string }>(spendSql, [
        accountId,
        keep,
        provedSince(now),
        now,
        mobile,
      ])
      const [proved] = rows.rows
      if (!proved) throw new DomainError('mobile.prove-first')
      const change = { ...proved, accountId, newMobile: mobile }
      await setMobile(work, change, { messages, now, keep })
    })
  } catch (error) {
    throw isTaken(error) ? takenAt() : error
  }
  return { ok: true }
}

/** Throws `mobile.same`, at the field. */
export function demandOther(old: string, next: string): void {
  if (old !== next) return
  const message = sentence('mobile.same')
  throw new DomainError('mobile.same', {}, [{ path: 'mobile', message }])
}

/** Whether somebody of this association has the number already. */
export function isTaken(error: unknown): boolean {
  return uniqueViolation(error)?.startsWith('account_') ?? false
}

/** `account.mobile-taken`, at the field. */
export function takenAt(): DomainError {
  const message = sentence('account.mobile-taken')
  return new DomainError('account.mobile-taken', {}, [{ path: 'mobile', message }])
}

const spendSql = `
update mobile_change set state = 'applied', ended_at = $4, new_mobile = $5
where tenant_id = current_tenant() and account_id = $1 and state = 'proved'
  and session_hash = $2 and created_at > $3
returning id, old_mobile as "oldMobile"`
