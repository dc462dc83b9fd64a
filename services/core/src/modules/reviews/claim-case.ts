import { DomainError } from '@guildhall/contract/errors'
import { canClaim, canSee } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { factsOf, lockCase, readCase, type CaseRecord } from '../cases/case-record.ts'

/** A claim lasts so long without a sign of work on the case, then it is open to colleagues again. */
export const claimMinutes = 20

/** Until when a case is in the hands of a colleague who was assigned it: it does not run out by itself. */
export const assignedUntil = new Date('9999-12-31T00:00:00.000Z')

/** Takes a case in hand; every colleague sees who has it. Claimed by another: `case.claimed` names who. */
export async function claimCase(ctx: SignedInContext, input: { caseId: string }) {
  const { spec } = await demandVisible(ctx, input.caseId)
  return transact(ctx, async (work) => {
    const record = await lockCase(work.tx, input.caseId)
    const facts = factsOf(record, ctx.deps.clock.now())
    if (facts.claimedBy && facts.claimedBy !== ctx.actor.accountId)
      throw await claimedBy(work, facts.claimedBy)
    if (!canClaim(ctx.actor, facts, spec.workflow.stages))
      throw new DomainError('case.action-not-allowed')
    // What was assigned stays so: taking it in hand once more shortens nothing.
    if (!isAssigned(record)) await setClaim(ctx, work, record, ctx.actor.accountId)
    return { ok: true as const }
  })
}

/** Puts a claimed case back; only whoever holds it can. Twice is as good as once. */
export async function releaseCase(ctx: SignedInContext, input: { caseId: string }) {
  await demandVisible(ctx, input.caseId)
  return transact(ctx, async (work) => {
    const record = await lockCase(work.tx, input.caseId)
    if (record.claimedBy === ctx.actor.accountId) await setClaim(ctx, work, record, null)
    return { ok: true as const }
  })
}

/** The refusal that names the colleague who has the case. */
export async function claimedBy({ tx }: Work, accountId: string): Promise<DomainError> {
  const colleague = await tx.account.findFirst({
    where: { id: accountId },
    select: { userName: true },
  })
  return new DomainError('case.claimed', { winner: colleague?.userName ?? '同事' })
}

/** Whether a case is in hand without an end. */
export function isAssigned({ claimedUntil }: Pick<CaseRecord, 'claimedUntil'>): boolean {
  return claimedUntil !== null && claimedUntil.getTime() === assignedUntil.getTime()
}

/** A case that the actor sees; any other reads like a missing one. */
export async function demandVisible(ctx: SignedInContext, caseId: string) {
  const found = await readCase(ctx, caseId)
  if (!canSee(ctx.actor, factsOf(found.record, ctx.deps.clock.now()), found.spec.workflow.stages))
    throw new DomainError('not-found')
  return found
}

/** Writes who has a case in hand, or nobody, and tells it. `until` is the usual short time unless given. */
export async function setClaim(
  ctx: SignedInContext,
  { tx, record: note }: Work,
  record: CaseRecord,
  accountId: string | null,
  until: Date | null = accountId ? inAWhile(ctx) : null,
): Promise<void> {
  await tx.case.updateMany({
    where: { id: record.id },
    data: { claimedBy: accountId, claimedUntil: until },
  })
  note({
    kind: accountId
      ? until === assignedUntil
        ? 'case.assigned'
        : 'case.claimed'
      : 'case.released',
    subjectType: 'case',
    subjectId: record.id,
    facts: {
      application: record.application,
      stage: record.stageSlug,
      fromStage: record.stageSlug,
      branch: record.branchSlug,
      accountId: record.accountId,
      ...(accountId && until === assignedUntil ? { to: accountId } : {}),
    },
  })
}

function inAWhile({ deps }: SignedInContext): Date {
  return new Date(deps.clock.now().getTime() + claimMinutes * 60_000)
}
