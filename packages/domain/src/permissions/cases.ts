import type { StaffPermission } from '../blueprint/staff.ts'
import type { StageSpec } from '../blueprint/workflow.ts'
import { nextPlace, stageOf, type CaseState, type Decision } from '../workflow/case-machine.ts'
import { permits, type Actor, type Grant, type Principal } from './actor.ts'

/** The facts of a case that who-may-do-what depends on; the same on the server and in a live row. */
export type CaseFacts = {
  state: CaseState
  stage: string | null
  branch: string | null
  accountId: string
  partyId: string
  /** The colleague who entered it from paper or on a call, for an applicant without a login. */
  enteredBy: string | null
  /** Filed by the staff alone, such as 级别调整: the party has no hand in it. */
  byStaff?: boolean
  /** The colleague who has it claimed now, if the claim has not run out. */
  claimedBy: string | null
}

/** The own case: of a party that the account acts for today. Who handed over has it no longer. */
export function isOwn(actor: Actor, facts: CaseFacts): boolean {
  return actor.partyIds.includes(facts.partyId)
}

/**
 * What it takes to enter a case in an applicant's place: what only the staff file goes with the right
 * to manage members, all else with the right to enter paper. The same to begin it and to go on with it.
 */
export function entryPermission({ byStaff }: Pick<CaseFacts, 'byStaff'>): StaffPermission {
  return byStaff ? 'members.manage' : 'paper.enter'
}

/** Whether the actor stands in the applicant's place: the own case, or one entered for an applicant. */
export function isApplicant(actor: Actor, facts: CaseFacts): boolean {
  const isEntrant = facts.enteredBy === actor.accountId && permits(actor, entryPermission(facts))
  return isEntrant || (!facts.byStaff && isOwn(actor, facts))
}

/** Whether the actor has, or had, a part in the case: nobody reviews the own unit, or what they entered. */
function isInvolved(actor: Actor, facts: CaseFacts): boolean {
  return (
    actor.accountId === facts.accountId ||
    actor.accountId === facts.enteredBy ||
    isOwn(actor, facts)
  )
}

/** A grant that decides at this stage: the role, and the case's branch where either is bound to one. */
export function holdsStage(
  grants: readonly Grant[],
  stage: StageSpec,
  branch: string | null,
): boolean {
  return grants.some(
    (grant) =>
      grant.role === stage.role &&
      (stage.kind === 'branch'
        ? grant.branch !== null && grant.branch === branch
        : grantCovers(grant, branch)),
  )
}

/** See a case on the staff side: every case with `cases.see-all`, else those at a stage one decides. */
export function canSee(actor: Actor, facts: CaseFacts, stages: readonly StageSpec[]): boolean {
  if (facts.state === 'draft') return false
  if (permits(actor, 'cases.see-all')) return true
  const stage = stageOf(stages, facts.stage)
  if (stage) return holdsStage(actor.grants, stage, facts.branch)
  return stages.some((each) => holdsStage(actor.grants, each, facts.branch))
}

/**
 * The grants by which an actor decides on a case: the own, and those of colleagues whom the actor
 * stands in for, but of nobody who has a part in the case.
 */
function grantsFor(actor: Actor, facts: CaseFacts): Grant[] {
  return actor.grants.filter(
    ({ deputyFor }) =>
      !deputyFor ||
      (deputyFor.accountId !== facts.accountId && !deputyFor.partyIds.includes(facts.partyId)),
  )
}

/** In whose place the actor decides at the case's stage; null where by a role of the own. */
export function decidesFor(
  actor: Actor,
  facts: CaseFacts,
  stages: readonly StageSpec[],
): Principal | null {
  const stage = stageOf(stages, facts.stage)
  if (!stage) return null
  const held = grantsFor(actor, facts).filter((grant) => holdsStage([grant], stage, facts.branch))
  return held.some(({ deputyFor }) => !deputyFor) ? null : (held[0]?.deputyFor ?? null)
}

/** Claim a case that waits at a stage one decides; nobody reviews the own unit. */
export function canClaim(actor: Actor, facts: CaseFacts, stages: readonly StageSpec[]): boolean {
  const stage = stageOf(stages, facts.stage)
  return (
    facts.state === 'submitted' &&
    stage !== null &&
    stage.kind !== 'meeting' &&
    permits(actor, 'cases.decide') &&
    holdsStage(grantsFor(actor, facts), stage, facts.branch) &&
    !isInvolved(actor, facts) &&
    (facts.claimedBy === null || facts.claimedBy === actor.accountId)
  )
}

/**
 * The decisions that the actor may take on a case now. At a sitting's stage a single case can only
 * be sent back; 通过, 不通过 and 暂缓 come from the sitting as a whole.
 */
export function legalDecisions(
  actor: Actor,
  facts: CaseFacts,
  stages: readonly StageSpec[],
): Decision[] {
  const stage = stageOf(stages, facts.stage)
  if (!stage || facts.state !== 'submitted' || isInvolved(actor, facts)) return []
  if (!permits(actor, 'cases.decide') || !holdsStage(grantsFor(actor, facts), stage, facts.branch))
    return []
  if (facts.claimedBy !== null && facts.claimedBy !== actor.accountId) return []
  const offered: Decision[] = stage.kind === 'meeting' ? ['return'] : ['pass', 'return', 'reject']
  return offered.filter((decision) => nextPlace(facts, stages, decision) !== null)
}

/** Hand a waiting case to a colleague. A sitting's cases are in nobody's hands. */
export function canAssign(actor: Actor, facts: CaseFacts, stages: readonly StageSpec[]): boolean {
  const stage = stageOf(stages, facts.stage)
  return (
    permits(actor, 'cases.assign') &&
    facts.state === 'submitted' &&
    stage !== null &&
    stage.kind !== 'meeting' &&
    canSee(actor, facts, stages)
  )
}

/**
 * Reopen what somebody else rejected: a second person, with no part in the case. `decidedBy` took the
 * decision. What was approved has made members, certificates and bills, and is undone by its own ways.
 */
export function canReopen(
  actor: Actor,
  facts: CaseFacts,
  stages: readonly StageSpec[],
  decidedBy: string | null,
): boolean {
  return (
    permits(actor, 'cases.reopen') &&
    facts.state === 'rejected' &&
    decidedBy !== actor.accountId &&
    canSee(actor, facts, stages) &&
    !isInvolved(actor, facts)
  )
}

/** Remind the applicant of a returned case to mend it: whoever may see it and decides at some stage. */
export function canRemind(actor: Actor, facts: CaseFacts, stages: readonly StageSpec[]): boolean {
  return (
    facts.state === 'returned' && permits(actor, 'cases.decide') && canSee(actor, facts, stages)
  )
}

/** Run a sitting of this stage: put cases on its agenda, give outcomes, close it. */
export function canRunMeeting(actor: Actor, stage: StageSpec): boolean {
  return (
    stage.kind === 'meeting' &&
    permits(actor, 'meetings.run') &&
    holdsStage(actor.grants, stage, null)
  )
}

/** What the applicant, or who entered it for one, may do with the case. */
export function legalApplicantActions(
  actor: Actor,
  facts: CaseFacts,
): ('edit' | 'submit' | 'recall' | 'withdraw')[] {
  if (!isApplicant(actor, facts)) return []
  if (facts.state === 'draft' || facts.state === 'returned') return ['edit', 'submit', 'withdraw']
  return facts.state === 'submitted' ? ['recall', 'withdraw'] : []
}

function grantCovers(grant: Grant, branch: string | null): boolean {
  return grant.branch === null || grant.branch === branch
}
