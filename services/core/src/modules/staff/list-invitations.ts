import type { RoleGiven, StaffView } from '@guildhall/contract/staff'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import type { SignedInContext } from '../../kernel/context.ts'
import { labelsOf, mayGive } from './role-given.ts'

/** Invitations that nobody accepted, newest first; those that ran out stay a month, to be sent again. */
export async function listInvitations(
  ctx: SignedInContext,
  content: Blueprint,
): Promise<StaffView['invitations']> {
  const now = ctx.deps.clock.now()
  const found = await ctx.deps.database.tenantDb(ctx.tenant.id).staffInvitation.findMany({
    where: {
      acceptedAt: null,
      withdrawnAt: null,
      expiresAt: { gt: new Date(now.getTime() - 30 * 86_400_000) },
    },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: {
      id: true,
      mobile: true,
      roles: true,
      createdAt: true,
      expiresAt: true,
      inviter: { select: { userName: true } },
    },
  })
  return found.map(({ id, mobile, roles, createdAt, expiresAt, inviter }) => {
    const given = roles as RoleGiven[]
    return {
      id,
      mobile: maskMobile(mobile),
      roles: given.map((each) => ({ ...each, ...labelsOf(content, each) })),
      invitedBy: inviter.userName,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      expired: expiresAt <= now,
      canWithdraw: given.every((each) => mayGive(ctx, content, each)),
    }
  })
}
