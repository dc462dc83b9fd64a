import type { grantRole, RoleGiven } from '@guildhall/contract/staff'
import { DomainError } from '@guildhall/contract/errors'
import { newId } from '@guildhall/db/ids'
import { uniqueViolation } from '@guildhall/db/prisma-errors'
import { canGiveRole, fitsBranch } from '@guildhall/domain/permissions/staff'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { readColleague } from './colleague.ts'
import { lockStaff, type RoleKeeper } from './staff-lock.ts'

/**
 * Gives a colleague one more role; open pages of theirs start anew. Throws `not-found` for anyone who
 * holds no role here, `staff.own-role`, `staff.beyond-own`, `staff.role-unknown`, `staff.suspended`
 * or `staff.role-held`.
 */
export async function giveRole(
  ctx: SignedInContext,
  { accountId, role, branch }: z.infer<typeof grantRole>,
): Promise<{ ok: true }> {
  try {
    await transact(ctx, async ({ tx, record }) => {
      const keeper = await lockStaff(ctx, tx)
      const colleague = await readColleague(tx, accountId)
      if (accountId === ctx.actor.accountId) throw new DomainError('staff.own-role')
      await demandGivable(ctx, keeper, { role, branch })
      if (colleague.status !== 'active') throw new DomainError('staff.suspended')
      const grantedAt = ctx.deps.clock.now()
      await tx.roleGrant.create({
        data: { id: newId(), accountId, role, branchSlug: branch, grantedAt },
        select: { id: true },
      })
      record({
        kind: 'account.roles-changed',
        subjectType: 'account',
        subjectId: accountId,
        facts: { change: 'given', roles: [{ role, branch }] },
      })
    })
  } catch (error) {
    if (uniqueViolation(error) === 'role_grant_one') throw new DomainError('staff.role-held')
    throw error
  }
  return { ok: true }
}

/** Throws unless there is such a role, for such a branch, within the rights of whoever gives it. */
export async function demandGivable(
  ctx: SignedInContext,
  { actor, roles }: RoleKeeper,
  given: RoleGiven,
): Promise<void> {
  const { branches } = (await blueprintInForce(ctx)).content
  const role = roles.find(({ slug }) => slug === given.role)
  const isKnown = given.branch === null || branches.some(({ slug }) => slug === given.branch)
  if (!role || !isKnown || !fitsBranch(role, given.branch))
    throw new DomainError('staff.role-unknown')
  if (!canGiveRole(actor, roles, role, given.branch)) throw new DomainError('staff.beyond-own')
}
