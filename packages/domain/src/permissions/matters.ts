import type { matterKinds } from '../blueprint/application.ts'
import type { MembershipStatus } from '../dues/membership-status.ts'

/** A matter of a member's own. */
export type MatterKind = (typeof matterKinds)[number]

/** How a membership stands, as far as matters depend on it. */
export type MatterStanding = {
  status: MembershipStatus
  /** Whether 退会 is settled already, and the membership runs to its last day. */
  isLeaving: boolean
}

export type MatterRefusal = 'case.members-only' | 'case.suspended' | 'case.leaving-already'

/** The same told to who decides, on a matter that was submitted in good time. */
export type PassRefusal = 'case.suspended-meanwhile'

/** What a suspended member goes on with: to keep its registered facts true is a duty, to leave is free. */
const whileSuspended: readonly MatterKind[] = ['change', 'leave']

/**
 * Why a member may neither begin nor submit a matter now; null where it may. A suspended member keeps
 * its duties and loses its rights: it pays, keeps its facts up to date, appeals and may leave, but it
 * chooses no other branch. 级别调整 is none of these: the staff file it, by a resolution.
 */
export function whyNoMatter(
  kind: MatterKind,
  { status, isLeaving }: MatterStanding,
): MatterRefusal | null {
  if (status !== 'active' && status !== 'suspended') return 'case.members-only'
  if (status === 'suspended' && !whileSuspended.includes(kind)) return 'case.suspended'
  return kind === 'leave' && isLeaving ? 'case.leaving-already' : null
}

/**
 * Why a matter that was submitted in good time may not be passed now; null where it may. What a
 * suspended member could not ask for it is not given either; it waits, or goes back. To end a
 * membership that has ended meanwhile, or to keep its facts true, harms nobody.
 */
export function whyNotPassed(kind: MatterKind, standing: MatterStanding): PassRefusal | null {
  return whyNoMatter(kind, standing) === 'case.suspended' ? 'case.suspended-meanwhile' : null
}
