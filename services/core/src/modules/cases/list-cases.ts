import type { z } from 'zod'
import type { caseList, CaseSummary } from '@guildhall/contract/cases'
import { caseLabel, staffMatters } from '@guildhall/domain/blueprint/application'
import type { PrismaClient } from '@guildhall/db/tenant-client'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { caseColumns, withBlueprints, type CaseInContext } from './case-record.ts'

/** The cases of the parties that the account acts for, and its own handovers, newest first. */
export async function listCases(ctx: SignedInContext): Promise<z.infer<typeof caseList>> {
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const records = await db.case.findMany({
    where: {
      OR: [
        { partyId: { in: [...ctx.actor.partyIds] }, kind: { notIn: staffMatters } },
        { kind: 'handover', accountId: ctx.actor.accountId },
      ],
    },
    orderBy: { createdAt: 'desc' },
    take: 200,
    select: caseColumns,
  })
  const found = await withBlueprints(ctx, records)
  return { cases: found.map(presentSummary), handover: await offeredHandover(ctx, db) }
}

/** Who acts for a certified unit has nothing to take over. */
async function offeredHandover(ctx: SignedInContext, db: PrismaClient) {
  const { content } = await blueprintInForce(ctx)
  const spec = content.applications.find(({ kind }) => kind === 'handover')
  if (!spec) return null
  const certified = await db.party.count({
    where: { id: { in: [...ctx.actor.partyIds] }, kind: 'unit', creditCode: { not: null } },
  })
  return certified > 0 ? null : { application: spec.slug, label: spec.label }
}

/** A case in a list. */
export function presentSummary({ record, spec }: CaseInContext): CaseSummary {
  const stage = spec.workflow.stages.find((each) => each.slug === record.stageSlug)
  return {
    id: record.id,
    application: record.application,
    label: caseLabel(spec, record.baseVersion),
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
