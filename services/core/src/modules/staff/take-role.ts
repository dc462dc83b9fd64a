import type { takeRole as takeRoleInput } from '@guildhall/contract/staff'
import { DomainError } from '@guildhall/contract/errors'
import { canGiveRole } from '@guildhall/domain/permissions/staff'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { demandOtherManager, lockStaff } from './staff-lock.ts'

/**
 * Takes a role from a colleague. It acts at once: their next call has the right no more, and their
 * open pages lose the line within a second. Throws `not-found`, `staff.own-role`,
 * `staff.beyond-own`, `staff.last-manager`, or `staff.changed-meanwhile` where it was taken already.
 */
export async function takeRole(
  ctx: SignedInContext,
  { accountId, grantId }: z.infer<typeof takeRoleInput>,
): Promise<{ ok: true }> {
  await transact(ctx, async ({ tx, record }) => {
    const { actor, roles } = await lockStaff(ctx, tx)
    const grant = await tx.roleGrant.findFirst({
      where: { id: grantId, accountId },
      select: { role: true, branchSlug: true, endedAt: true },
    })
    if (!grant) throw new DomainError('not-found')
    if (accountId === actor.accountId) throw new DomainError('staff.own-role')
    const role = roles.find(({ slug }) => slug === grant.role)
    if (role && !canGiveRole(actor, roles, role, grant.branchSlug))
      throw new DomainError('staff.beyond-own')
    if (role?.permissions.includes('staff.manage')) await demandOtherManager(tx, roles, { grantId })
    const { count } = await tx.roleGrant.updateMany({
      where: { id: grantId, endedAt: null },
      data: { endedAt: ctx.deps.clock.now() },
    })
    if (count === 0) throw new DomainError('staff.changed-meanwhile')
    record({
      kind: 'account.roles-changed',
      subjectType: 'account',
      subjectId: accountId,
      facts: { change: 'taken', roles: [{ role: grant.role, branch: grant.branchSlug }] },
    })
  })
  return { ok: true }
}
