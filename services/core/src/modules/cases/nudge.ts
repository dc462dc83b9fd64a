import type { CaseView } from '@guildhall/contract/cases'
import { DomainError } from '@guildhall/contract/errors'
import { isOwn } from '@guildhall/domain/permissions/cases'
import { formatMonthDay, dateInShanghai } from '@guildhall/domain/time/shanghai'
import { stageOf } from '@guildhall/domain/workflow/case-machine'
import { nudgeFrom } from '@guildhall/domain/workflow/nudge'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { transact } from '../../kernel/transact.ts'
import { factsOf, lockCase, readOwnCase, withBlueprint, type CaseInContext } from './case-record.ts'

/** From when a case may be nudged and when it last was at this stage; null where no days are promised. */
export function nudgeView({
  record,
  spec,
}: Pick<CaseInContext, 'record' | 'spec'>): CaseView['nudge'] {
  const stage = stageOf(spec.workflow.stages, record.stageSlug)
  if (record.state !== 'submitted' || !stage || !record.stageSince) return null
  const nudged = record.nudgedAt && record.nudgedAt >= record.stageSince ? record.nudgedAt : null
  const lastOn = nudged && dateInShanghai(nudged)
  const from = nudgeFrom(stage, dateInShanghai(record.stageSince), lastOn, spec.workflow.nudgeEvery)
  return from === null ? null : { from, lastOn }
}

/**
 * 催办: the applicant tells whoever decides at the stage that the promised days are over; they see it
 * on the row, live. Too early, or again too soon: `case.nudge-early` says from when.
 */
export async function nudgeCase(ctx: SignedInContext, input: { caseId: string }) {
  await readOwnCase(ctx, input.caseId)
  return transact(ctx, async (work) => {
    const record = await lockCase(work.tx, input.caseId)
    const { spec } = await withBlueprint(ctx, record)
    const facts = factsOf(record, ctx.deps.clock.now())
    const view = nudgeView({ record, spec })
    if (!view || !isOwn(ctx.actor, facts)) throw new DomainError('case.action-not-allowed')
    if (todayOf(ctx.deps.clock) < view.from)
      throw new DomainError('case.nudge-early', { from: formatMonthDay(view.from) })
    await work.tx.case.updateMany({
      where: { id: record.id },
      data: { nudgedAt: ctx.deps.clock.now() },
    })
    work.record({
      kind: 'case.nudge',
      subjectType: 'case',
      subjectId: record.id,
      facts: {
        application: record.application,
        stage: record.stageSlug,
        fromStage: record.stageSlug,
        branch: record.branchSlug,
        accountId: record.accountId,
      },
    })
    return { ok: true as const }
  })
}
