import type { StaffPermission } from '../blueprint/staff.ts'

/** A role held, for one branch where the role is bound to one. */
export type Grant = { role: string; branch: string | null }

/** Who acts: an account, the parties it acts for, the roles it holds and what these permit. */
export type Actor = {
  accountId: string
  partyIds: readonly string[]
  grants: readonly Grant[]
  permissions: readonly StaffPermission[]
}

/** Whether an actor works for the association at all. */
export function isStaff(actor: Actor): boolean {
  return actor.grants.length > 0
}

/** Whether one of the actor's roles carries a permission. */
export function permits(actor: Actor, permission: StaffPermission): boolean {
  return actor.permissions.includes(permission)
}
