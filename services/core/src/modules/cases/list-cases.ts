import type { CaseSummary } from '@guildhall/contract/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { caseColumns, withBlueprints, type CaseInContext } from './case-record.ts'

/** The cases of the parties that the account acts for, and its own handovers, newest first. */
export async function listCases(ctx: SignedInContext): Promise<{ cases: CaseSummary[] }> {
  const records = await ctx.deps.database.tenantDb(ctx.tenant.id).case.findMany({
    where: {
      OR: [
        { partyId: { in: [...ctx.actor.partyIds] } },
        { kind: 'handover', accountId: ctx.actor.accountId },
      ],
    },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: caseColumns,
  })
  return { cases: (await withBlueprints(ctx, records)).map(presentSummary) }
}

/** A case in a list. */
export function presentSummary({ record, spec }: CaseInContext): CaseSummary {
  const stage = spec.workflow.stages.find((each) => each.slug === record.stageSlug)
  return {
    id: record.id,
    application: record.application,
    label: spec.label,
    number: record.number,
    partyName: record.partyName,
    state: record.state as CaseSummary['state'],
    stageLabel: stage?.label ?? null,
    since: (
      record.closedAt ??
      record.stageSince ??
      record.submittedAt ??
      record.createdAt
    ).toISOString(),
    createdAt: record.createdAt.toISOString(),
  }
}
