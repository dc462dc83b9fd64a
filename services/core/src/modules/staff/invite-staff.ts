import { createHash } from 'node:crypto'
import type { invite, RoleGiven } from '@guildhall/contract/staff'
import { DomainError } from '@guildhall/contract/errors'
import { newId } from '@guildhall/db/ids'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { randomCode } from '../../kernel/random-code.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { sendAccountMessage } from '../messages/send-account-message.ts'
import { demandGivable } from './give-role.ts'
import { roleName } from './role-given.ts'
import { lockStaff } from './staff-lock.ts'

export const invitationDays = 7
const perMobile = { limit: 5, windowSeconds: 86_400 }

/**
 * Invites whoever has a mobile to work here: an SMS with a code that is accepted once, within seven
 * days. A new invitation takes the place of an open one to the same mobile. Throws
 * `staff.own-role`, `staff.beyond-own`, `staff.role-unknown` or `request.too-many`.
 */
export async function inviteStaff(
  ctx: SignedInContext,
  { mobile, roles }: z.infer<typeof invite>,
): Promise<{ ok: true }> {
  if (mobile === ctx.actor.mobile) throw new DomainError('staff.own-role')
  await charge(ctx, `staff-invite/${mobile}`, perMobile)
  const { content } = await blueprintInForce(ctx)
  const now = ctx.deps.clock.now()
  const id = newId()
  const code = randomCode(8)
  await transact(ctx, async ({ tx, record }) => {
    const keeper = await lockStaff(ctx, tx)
    for (const given of roles) await demandGivable(ctx, keeper, given)
    await tx.staffInvitation.updateMany({
      where: { mobile, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: now },
    })
    await tx.staffInvitation.create({
      data: {
        id,
        mobile,
        roles,
        codeHash: hashInvitation(id, code),
        invitedBy: ctx.actor.accountId,
        createdAt: now,
        expiresAt: new Date(now.getTime() + invitationDays * 86_400_000),
      },
      select: { id: true },
    })
    const named = roles.map((given) => roleName(content, given)).join('、')
    await sendAccountMessage(tx, content.messages, {
      key: 'staff-invited',
      id,
      channel: 'sms',
      recipient: mobile,
      accountId: null,
      variables: { roles: named, code, days: invitationDays },
      now,
    })
    record({
      kind: 'staff.invited',
      subjectType: 'account',
      subjectId: id,
      facts: { roles },
    })
  })
  return { ok: true }
}

/** The only form in which an invitation's code is kept. */
export function hashInvitation(id: string, code: string): string {
  return createHash('sha256').update(`${id}:${code}`).digest('hex')
}

/** Takes back an invitation that nobody has accepted. Throws `not-found` or `staff.changed-meanwhile`. */
export async function withdrawInvitation(
  ctx: SignedInContext,
  { invitationId }: { invitationId: string },
): Promise<{ ok: true }> {
  await transact(ctx, async ({ tx, record }) => {
    const keeper = await lockStaff(ctx, tx)
    const found = await tx.staffInvitation.findFirst({
      where: { id: invitationId },
      select: { roles: true },
    })
    if (!found) throw new DomainError('not-found')
    for (const given of found.roles as RoleGiven[]) await demandGivable(ctx, keeper, given)
    const { count } = await tx.staffInvitation.updateMany({
      where: { id: invitationId, acceptedAt: null, withdrawnAt: null },
      data: { withdrawnAt: ctx.deps.clock.now() },
    })
    if (count === 0) throw new DomainError('staff.changed-meanwhile')
    record({
      kind: 'staff.invitation-withdrawn',
      subjectType: 'account',
      subjectId: invitationId,
      facts: {},
    })
  })
  return { ok: true }
}
