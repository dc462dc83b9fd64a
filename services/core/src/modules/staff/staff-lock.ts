import type { RoleSpec } from '@guildhall/domain/blueprint/staff'
import type { Actor, Grant } from '@guildhall/domain/permissions/actor'
import { permissionsOf } from '@guildhall/domain/permissions/staff'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'

/** Who changes roles, as of now, and the roles there are. */
export type RoleKeeper = { actor: Actor; roles: readonly RoleSpec[] }

/**
 * Takes the association's turn to change roles, and reads the rights of whoever acts again: of two
 * who take each other's role at once, the second finds that the own is gone. Throws `not-found`
 * where staff are no longer one's to manage.
 */
export async function lockStaff(ctx: SignedInContext, tx: Tx): Promise<RoleKeeper> {
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended('staff ' || current_tenant(), 0))`
  const { roles } = (await blueprintInForce(ctx)).content
  const actor = await actorNow(tx, ctx.actor.accountId, roles)
  if (!actor?.permissions.includes('staff.manage')) throw new DomainError('not-found')
  return { actor, roles }
}

/** What an account may do by the roles it holds now; null where it is suspended or not there. */
export async function actorNow(
  tx: Tx,
  accountId: string,
  roles: readonly RoleSpec[],
): Promise<Actor | null> {
  const account = await tx.account.findFirst({
    where: { id: accountId, status: 'active' },
    select: { roleGrants: { where: { endedAt: null }, select: { role: true, branchSlug: true } } },
  })
  if (!account) return null
  const grants = account.roleGrants.map(grantOf)
  return { accountId, partyIds: [], grants, permissions: permissionsOf(grants, roles) }
}

export function grantOf({ role, branchSlug }: { role: string; branchSlug: string | null }): Grant {
  return { role, branch: branchSlug }
}

/** Throws `staff.last-manager` where nobody but `except` could manage staff any more. */
export async function demandOtherManager(
  tx: Tx,
  roles: readonly RoleSpec[],
  except: { accountId: string } | { grantId: string },
): Promise<void> {
  const managing = roles.filter((role) => role.permissions.includes('staff.manage'))
  const left = await tx.roleGrant.count({
    where: {
      endedAt: null,
      role: { in: managing.map(({ slug }) => slug) },
      account: { status: 'active' },
      NOT: 'grantId' in except ? { id: except.grantId } : { accountId: except.accountId },
    },
  })
  if (left === 0) throw new DomainError('staff.last-manager')
}
