import type { z } from 'zod'
import type { settleTitle as input } from '@guildhall/contract/review-title'
import { DomainError } from '@guildhall/contract/errors'
import { canSee, legalDecisions } from '@guildhall/domain/permissions/cases'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { factsOf, lockCase, withBlueprint, type CaseInContext } from '../cases/case-record.ts'
import { changedMeanwhile } from '../cases/move-case.ts'
import { readSettlement, titleAskedFor } from '../members/settled-title.ts'
import { claimedBy } from './claim-case.ts'

type Input = z.infer<typeof input>

/**
 * 核定级别: confirms or corrects the title that an application asks for, by whoever may pass it where
 * it stands; what is settled sets the first bill. Another title than was asked for takes a note, which
 * the applicant reads. Compare-and-set by the case's version and by what was settled before
 * (`seenTitle`): whoever comes second is told who was first.
 */
export async function settleTitle(ctx: SignedInContext, asked: Input) {
  const { content } = await blueprintInForce(ctx)
  return transact(ctx, async (work) => {
    const found = await withBlueprint(ctx, await lockCase(work.tx, asked.caseId))
    await demandPassable(ctx, work, found, asked.version)
    const answers = await work.tx.submission.findFirst({
      where: { id: found.record.submissionId ?? '' },
      select: { answers: true },
    })
    const title = titleAskedFor(content, found, answers?.answers)
    if (title === null) throw new DomainError('case.action-not-allowed')
    if (!content.dues.titles.some(({ slug }) => slug === asked.title))
      throw new DomainError('request.invalid')
    if (asked.title !== title && asked.note === '') throw new DomainError('case.title-note')
    const before = await readSettlement(work.tx.sql, asked.caseId, title)
    if ((before?.granted ?? null) !== asked.seenTitle)
      throw new DomainError('case.changed-meanwhile', { winner: before?.by ?? '同事' })
    await write(ctx, work, asked, title)
    recordSettled(work, found, title, asked.title)
    return { ok: true as const }
  })
}

async function demandPassable(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  version: number,
): Promise<void> {
  const facts = factsOf(record, ctx.deps.clock.now())
  const { stages } = spec.workflow
  if (!canSee(ctx.actor, facts, stages)) throw new DomainError('not-found')
  if (record.version !== version) throw await changedMeanwhile(work, record.id)
  if (facts.claimedBy && facts.claimedBy !== ctx.actor.accountId)
    throw await claimedBy(work, facts.claimedBy)
  if (!legalDecisions(ctx.actor, facts, stages).includes('pass'))
    throw new DomainError('case.action-not-allowed')
}

async function write(
  ctx: SignedInContext,
  { tx }: Work,
  { caseId, title, note }: Input,
  asked: string,
): Promise<void> {
  await tx.sql.query(
    `insert into title_settlement (case_id, asked_slug, granted_slug, note, settled_by, settled_by_label, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, case_id) do update set asked_slug = excluded.asked_slug, granted_slug = excluded.granted_slug,
       note = excluded.note, settled_by = excluded.settled_by, settled_by_label = excluded.settled_by_label,
       settled_at = excluded.settled_at`,
    [
      caseId,
      asked,
      title,
      title === asked ? null : note,
      ctx.actor.accountId,
      ctx.actor.userName,
      ctx.deps.clock.now(),
    ],
  )
}

function recordSettled(work: Work, { record }: CaseInContext, asked: string, granted: string) {
  work.record({
    kind: 'case.title-settled',
    subjectType: 'case',
    subjectId: record.id,
    facts: {
      application: record.application,
      stage: record.stageSlug,
      fromStage: record.stageSlug,
      branch: record.branchSlug,
      asked,
      granted,
    },
  })
}
