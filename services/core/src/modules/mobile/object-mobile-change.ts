import type { objectionView } from '@guildhall/contract/mobile'
import { DomainError } from '@guildhall/contract/errors'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import type { z } from 'zod'
import type { RequestContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { hashToken } from '../accounts/reset-sleeper.ts'

type Link = { token: string }

/** What the link to object is about, masked. Throws `mobile.objection-over` once it is no longer open. */
export async function readObjection(
  ctx: RequestContext,
  { token }: Link,
): Promise<z.infer<typeof objectionView>> {
  await chargeVisitor(ctx)
  const found = await ctx.deps.database.tenantDb(ctx.tenant.id).mobileChange.findFirst({
    where: { tokenHash: hashToken(token), state: 'approved' },
    select: { oldMobile: true, newMobile: true, appliesAt: true },
  })
  if (!found?.appliesAt || !found.newMobile) throw new DomainError('mobile.objection-over')
  return {
    oldMobile: maskMobile(found.oldMobile),
    newMobile: maskMobile(found.newMobile),
    appliesAt: found.appliesAt.toISOString(),
  }
}

/**
 * 撤销: whoever holds the old number or the mailbox did not ask for another. The approval is void, the
 * staff have it before them again with the objection, and the link is used up. Throws
 * `mobile.objection-over`.
 */
export async function objectMobileChange(
  ctx: RequestContext,
  { token }: Link,
): Promise<{ ok: true }> {
  await chargeVisitor(ctx)
  await transact(ctx, async ({ tx, record }) => {
    const { rows } = await tx.sql.query<{ id: string; accountId: string }>(objectSql, [
      hashToken(token),
      ctx.deps.clock.now(),
    ])
    const [change] = rows
    if (!change) throw new DomainError('mobile.objection-over')
    record({
      kind: 'account.mobile-objected',
      subjectType: 'account',
      subjectId: change.accountId,
      facts: { change: change.id },
      actorId: null,
    })
  })
  return { ok: true }
}

function chargeVisitor(ctx: RequestContext): Promise<void> {
  return charge(ctx, `objection/ip/${ctx.request.ip}`, { limit: 60, windowSeconds: 3600 })
}

const objectSql = `
update mobile_change set state = 'waiting', objections = objections + 1, objected_at = $2, token_hash = null,
  applies_at = null, decided_at = null, decided_by = null, decision = null
where tenant_id = current_tenant() and token_hash = $1 and state = 'approved'
returning id, account_id as "accountId"`
