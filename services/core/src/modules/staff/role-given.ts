import type { RoleGiven } from '@guildhall/contract/staff'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import { canGiveRole } from '@guildhall/domain/permissions/staff'
import type { SignedInContext } from '../../kernel/context.ts'

/** A role in words, with its branch where it is bound to one. */
export function roleName({ roles, branches }: Blueprint, { role, branch }: RoleGiven): string {
  const label = roles.find(({ slug }) => slug === role)?.label ?? role
  const at = branches.find(({ slug }) => slug === branch)?.label ?? branch
  return at ? `${label}（${at}）` : label
}

/** Whether whoever looks may give or take this; a role that the blueprint has no more may be taken. */
export function mayGive({ actor }: SignedInContext, { roles }: Blueprint, given: RoleGiven) {
  const role = roles.find(({ slug }) => slug === given.role)
  return !role || canGiveRole(actor, roles, role, given.branch)
}

/** A role and its branch in words. */
export function labelsOf({ roles, branches }: Blueprint, { role, branch }: RoleGiven) {
  return {
    label: roles.find(({ slug }) => slug === role)?.label ?? role,
    branchLabel: branches.find(({ slug }) => slug === branch)?.label ?? branch,
  }
}
