import { randomBytes } from 'node:crypto'
import type { decideMobileChange as input } from '@guildhall/contract/mobile'
import { DomainError } from '@guildhall/contract/errors'
import type { MessagesSpec } from '@guildhall/domain/blueprint/messages'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { canManageColleague } from '@guildhall/domain/permissions/staff'
import type { Grant } from '@guildhall/domain/permissions/actor'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { hashToken } from '../accounts/reset-sleeper.ts'
import { sendAccountMessage, tellAccount } from '../messages/send-account-message.ts'
import { waitingHours, type MobileChange } from './mobile-change.ts'

type Decision = z.infer<typeof input>
type Found = MobileChange & { email: string | null; grants: Grant[]; objections: number }

/**
 * Decides, after checking who asks, whether an account whose number is lost gets the new one: a day
 * later, if nobody objects by the link that goes to the old number and the mailbox. Throws
 * `not-found`, `staff.beyond-own` for a colleague with rights beyond the own, or
 * `staff.changed-meanwhile` where a colleague was first or an objection came in between.
 */
export async function decideMobileChange(
  ctx: SignedInContext,
  decision: Decision,
): Promise<{ ok: true }> {
  const { content } = await blueprintInForce(ctx)
  await transact(ctx, async (work) => {
    const { rows } = await work.tx.sql.query<Found>(findSql, [decision.requestId])
    const change = rows[0]
    if (!change || change.accountId === ctx.actor.accountId) throw new DomainError('not-found')
    if (!canManageColleague(ctx.actor, content.roles, change))
      throw new DomainError('staff.beyond-own')
    if (decision.approve) await approve(ctx, work, change, decision, content.messages)
    else await refuse(ctx, work, change, decision, content.messages)
    work.record({
      kind: decision.approve ? 'account.mobile-approved' : 'account.mobile-refused',
      subjectType: 'account',
      subjectId: change.accountId,
      facts: { change: change.id },
    })
  })
  return { ok: true }
}

async function approve(
  ctx: SignedInContext,
  work: Work,
  change: Found,
  decision: Decision,
  messages: MessagesSpec,
): Promise<void> {
  const now = ctx.deps.clock.now()
  const token = randomBytes(18).toString('base64url')
  const appliesAt = new Date(now.getTime() + waitingHours * 3_600_000)
  await decide(ctx, work, decision, { state: 'approved', appliesAt, tokenHash: hashToken(token) })
  const { accountId, oldMobile, newMobile, email } = change
  const link = `${ctx.request.origin}/mobile-objection#${token}`
  const base = { id: `${change.id}:${change.objections}`, accountId, now }
  const notice = {
    ...base,
    key: 'mobile-change-waiting' as const,
    variables: { mobile: maskMobile(newMobile), hours: waitingHours, link },
  }
  await sendAccountMessage(work.tx, messages, { ...notice, channel: 'sms', recipient: oldMobile })
  if (email)
    await sendAccountMessage(work.tx, messages, { ...notice, channel: 'mail', recipient: email })
  await tellAccount(work.tx, messages, {
    ...base,
    key: 'mobile-change-approved',
    channel: 'sms',
    recipient: newMobile,
    variables: { hours: waitingHours },
  })
}

async function refuse(
  ctx: SignedInContext,
  work: Work,
  { id, accountId, newMobile }: Found,
  decision: Decision,
  messages: MessagesSpec,
): Promise<void> {
  const now = ctx.deps.clock.now()
  await decide(ctx, work, decision, { state: 'refused', endedAt: now })
  await tellAccount(work.tx, messages, {
    key: 'mobile-change-refused',
    id,
    channel: 'sms',
    recipient: newMobile,
    accountId,
    variables: {},
    now,
  })
}

type Outcome =
  | { state: 'approved'; appliesAt: Date; tokenHash: string }
  | { state: 'refused'; endedAt: Date }

async function decide(
  ctx: SignedInContext,
  { tx }: Work,
  { requestId, objections, reason }: Decision,
  outcome: Outcome,
): Promise<void> {
  const { count } = await tx.mobileChange.updateMany({
    where: { id: requestId, state: 'waiting', objections },
    data: {
      ...outcome,
      decidedAt: ctx.deps.clock.now(),
      decidedBy: ctx.actor.accountId,
      decision: reason,
    },
  })
  if (count === 0) throw new DomainError('staff.changed-meanwhile')
}

const findSql = `
select c.id, c.account_id as "accountId", c.old_mobile as "oldMobile", c.new_mobile as "newMobile",
  c.objections, a.email,
  coalesce((select json_agg(json_build_object('role', g.role, 'branch', g.branch_slug)) from role_grant g
    where g.tenant_id = c.tenant_id and g.account_id = c.account_id and g.ended_at is null), '[]') as grants
from mobile_change c join account a on a.tenant_id = c.tenant_id and a.id = c.account_id
where c.tenant_id = current_tenant() and c.id = $1 and c.way = 'staff'`
