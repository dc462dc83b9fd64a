import type { StaffPermission } from '../blueprint/staff.ts'

/** Whoever a deputy stands in for, with the parties that person acts for today. */
export type Principal = { accountId: string; name: string; partyIds: readonly string[] }

/**
 * A role held, for one branch where the role is bound to one. One held as a deputy names in whose
 * place; it decides at the stages of the role and carries nothing else of it.
 */
export type Grant = { role: string; branch: string | null; deputyFor?: Principal | null }

/** Who acts: an account, the parties it acts for, the roles it holds and what these permit. */
export type Actor = {
  accountId: string
  partyIds: readonly string[]
  grants: readonly Grant[]
  permissions: readonly StaffPermission[]
}

/** Whether an actor works for the association at all: by a role of the own, not as a deputy alone. */
export function isStaff(actor: Actor): boolean {
  return actor.grants.some((grant) => !grant.deputyFor)
}

/** Whether one of the actor's roles carries a permission. */
export function permits(actor: Actor, permission: StaffPermission): boolean {
  return actor.permissions.includes(permission)
}
