import type { RoleSpec, StaffPermission } from '../blueprint/staff.ts'
import { permits, type Actor, type Grant } from './actor.ts'

/**
 * Give a role, or take it back: whoever manages staff, as far as the own rights go. Each permission of
 * the role must be carried by a role of one's own that reaches as far, so that what one holds for one
 * branch is given for that branch only.
 */
export function canGiveRole(
  actor: Actor,
  roles: readonly RoleSpec[],
  role: RoleSpec,
  branch: string | null,
): boolean {
  const wanted: readonly StaffPermission[] = ['staff.manage', ...role.permissions]
  return (
    permits(actor, 'staff.manage') &&
    wanted.every((permission) => carries(actor.grants, roles, permission, branch))
  )
}

/** Suspend, resume, take off the second factor: a colleague, not oneself, with no right beyond the own. */
export function canManageColleague(
  actor: Actor,
  roles: readonly RoleSpec[],
  colleague: { accountId: string; grants: readonly Grant[] },
): boolean {
  return (
    colleague.accountId !== actor.accountId &&
    permits(actor, 'staff.manage') &&
    colleague.grants.every((grant) => {
      const role = roles.find(({ slug }) => slug === grant.role)
      return !role || canGiveRole(actor, roles, role, grant.branch)
    })
  )
}

/** A role goes with a branch exactly where it is bound to one. */
export function fitsBranch(role: RoleSpec, branch: string | null): boolean {
  return role.branchBound === (branch !== null)
}

/** The permissions that roles carry. */
export function permissionsOf(
  grants: readonly Grant[],
  roles: readonly RoleSpec[],
): StaffPermission[] {
  const held = roles.filter(({ slug }) => grants.some((grant) => grant.role === slug))
  return [...new Set(held.flatMap(({ permissions }) => permissions))]
}

function carries(
  grants: readonly Grant[],
  roles: readonly RoleSpec[],
  permission: StaffPermission,
  branch: string | null,
): boolean {
  return grants.some((grant) => {
    const role = roles.find(({ slug }) => slug === grant.role)
    const reaches = grant.branch === null || grant.branch === branch
    return reaches && role !== undefined && role.permissions.includes(permission)
  })
}
