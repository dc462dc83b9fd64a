import { DomainError } from '@guildhall/contract/errors'
import { canSee, legalDecisions } from '@guildhall/domain/permissions/cases'
import type { CaseState } from '@guildhall/domain/workflow/case-machine'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { approveCase } from '../cases/approve-case.ts'
import {
  factsOf,
  lockCase,
  withBlueprint,
  type CaseInContext,
  type CaseRecord,
} from '../cases/case-record.ts'
import { changedMeanwhile, moveCase } from '../cases/move-case.ts'
import { deciderOf } from '../cases/decider-of.ts'
import { notifyCase, readContact, type Contact } from '../messages/notify-case.ts'
import { claimedBy } from './claim-case.ts'

export type DecideInput = {
  caseId: string
  version: number
  decision: 'pass' | 'return' | 'reject'
  reason: string
  seenHash: string
}

/**
 * Decides a case at its stage by compare-and-set on its version: of two who decide at once one wins,
 * and the other is told who. Pins the hash of what was seen. A pass of the last stage approves, with
 * all that comes of it in the same transaction.
 */
export async function decideCase(ctx: SignedInContext, input: DecideInput) {
  return transact(ctx, async (work) => {
    // Asked together, so that they go out and come back as one; what follows the lock sees what it keeps.
    const [record, seen, contact] = await Promise.all([
      lockCase(work.tx, input.caseId),
      seenNow(work, input.caseId),
      readContact(work.tx, input.caseId),
    ])
    const found = await withBlueprint(ctx, record)
    if (!canSee(ctx.actor, factsOf(record, ctx.deps.clock.now()), found.spec.workflow.stages))
      throw await whyUnseen(ctx, work, found, input.version)
    await demandDecidable(ctx, work, found, input, seen.contentHash)
    demandWords(input, seen.remarks)
    const moved = await moveCase(work, ctx.deps.clock, record, {
      action: input.decision,
      by: deciderOf(ctx.actor, factsOf(record, ctx.deps.clock.now()), found.spec.workflow.stages),
      stages: found.spec.workflow.stages,
      reason: input.reason,
      seenHash: input.seenHash,
    })
    await effects(ctx, work, { ...found, record: moved }, input, contact)
    return {
      state: moved.state as 'submitted' | 'approved' | 'returned' | 'rejected',
      stage: moved.stageSlug,
      version: moved.version,
    }
  })
}

/** A case that left the actor's sight since the version they saw is told by who moved it; any other is missing. */
async function whyUnseen(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  version: number,
): Promise<DomainError> {
  const left = await work.tx.caseStep.findFirst({
    where: { caseId: record.id, caseVersion: version + 1 },
    select: { fromState: true, fromStage: true },
  })
  if (!left) return new DomainError('not-found')
  const then = {
    ...factsOf(record, ctx.deps.clock.now()),
    state: left.fromState as CaseState,
    stage: left.fromStage,
  }
  return canSee(ctx.actor, then, spec.workflow.stages)
    ? changedMeanwhile(work, record.id)
    : new DomainError('not-found')
}

async function demandDecidable(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  input: DecideInput,
  contentHash: string | null,
): Promise<void> {
  if (record.version !== input.version) throw await changedMeanwhile(work, record.id)
  const facts = factsOf(record, ctx.deps.clock.now())
  if (facts.claimedBy && facts.claimedBy !== ctx.actor.accountId)
    throw await claimedBy(work, facts.claimedBy)
  if (!legalDecisions(ctx.actor, facts, spec.workflow.stages).includes(input.decision))
    throw new DomainError('case.action-not-allowed')
  if (contentHash !== input.seenHash) throw await changedMeanwhile(work, record.id)
}

/** The hash of the submission as it stands, and how many remarks wait to be sent with it. */
type Seen = { contentHash: string | null; remarks: number }

async function seenNow({ tx }: Work, caseId: string): Promise<Seen> {
  const { rows } = await tx.sql.query<Seen>(seenSql, [caseId])
  return rows[0] ?? { contentHash: null, remarks: 0 }
}

const seenSql = `
select s.content_hash as "contentHash", (select count(*)::int from remark r
  where r.tenant_id = s.tenant_id and r.submission_id = s.id and r.sent_at is null) as remarks
from cases c join submission s on s.tenant_id = c.tenant_id and s.id = c.submission_id
where c.tenant_id = current_tenant() and c.id = $1`

function demandWords(input: DecideInput, remarks: number): void {
  if (input.reason !== '') return
  if (input.decision === 'reject') throw new DomainError('case.reason-required')
  if (input.decision === 'return' && remarks === 0) throw new DomainError('case.remark-required')
}

async function effects(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  input: DecideInput,
  contact: Contact,
): Promise<void> {
  const { record, spec } = found
  if (input.decision === 'return') return sendRemarks(ctx, work, found, input)
  if (record.state === 'submitted') {
    const stage = spec.workflow.stages.find((each) => each.slug === record.stageSlug)
    dropUnsentRemarks(work, record)
    return notifyCase(ctx, work, found, 'case-advanced', { stage: stage?.label ?? '' }, contact)
  }
  dropUnsentRemarks(work, record)
  if (record.state === 'approved') return approveCase(ctx, work, found)
  await notifyCase(ctx, work, found, 'case-rejected')
}

async function sendRemarks(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  input: DecideInput,
): Promise<void> {
  const { record } = found
  const { count } = await work.tx.remark.updateMany({
    where: { submissionId: record.submissionId ?? '', sentAt: null },
    data: { sentAt: ctx.deps.clock.now() },
  })
  await notifyCase(ctx, work, found, 'case-returned', {
    remarks: Math.max(count, input.reason ? 1 : 0),
  })
}

/** Remarks that were begun but not sent belong to no return. */
function dropUnsentRemarks({ tx }: Work, record: CaseRecord): void {
  tx.sql.defer(
    'delete from remark where tenant_id = current_tenant() and submission_id = $1 and sent_at is null',
    [record.submissionId],
  )
}
