import type { Tx } from '@guildhall/db/tenant-client'
import type { BulkResult } from '@guildhall/contract/review-bulk'
import { DomainError } from '@guildhall/contract/errors'
import { canAssign } from '@guildhall/domain/permissions/cases'
import { stageOf } from '@guildhall/domain/workflow/case-machine'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { factsOf, lockCase, type CaseInContext, type CaseRecord } from '../cases/case-record.ts'
import { eachCase } from './bulk.ts'
import { assignedUntil, demandVisible, setClaim } from './claim-case.ts'
import { holdersOf } from './stage-holders.ts'

/**
 * 分配: puts each of the selected into the hands of a colleague who decides at its stage, whoever has
 * it now, until it is decided, put back or assigned anew; null takes it out of all hands.
 */
export function assignMany(
  ctx: SignedInContext,
  input: { caseIds: readonly string[]; accountId: string | null },
): Promise<BulkResult> {
  return eachCase(
    input.caseIds.map((caseId) => ({ caseId })),
    (item) => assign(ctx, item.caseId, input.accountId),
  )
}

async function assign(
  ctx: SignedInContext,
  caseId: string,
  accountId: string | null,
): Promise<void> {
  const found = await demandVisible(ctx, caseId)
  await transact(ctx, async (work) => {
    const record = await lockCase(work.tx, caseId)
    const facts = factsOf(record, ctx.deps.clock.now())
    if (!canAssign(ctx.actor, facts, found.spec.workflow.stages))
      throw new DomainError('case.action-not-allowed')
    if (accountId) await demandTheirs(work.tx, { ...found, record }, accountId)
    await setClaim(ctx, work, record, accountId, accountId ? assignedUntil : null)
  })
}

/** The colleague decides at the stage, for the case's branch, and has no part in the case. */
async function demandTheirs(
  tx: Tx,
  { record, spec, blueprint }: CaseInContext,
  accountId: string,
): Promise<void> {
  const stage = stageOf(spec.workflow.stages, record.stageSlug)
  const holders = stage ? await holdersOf(tx.sql, blueprint, stage) : []
  const holder = holders.find((each) => each.accountId === accountId)
  const covers =
    holder !== undefined &&
    holder.branches.some((branch) =>
      branch === null ? stage?.kind !== 'branch' : branch === record.branchSlug,
    )
  if (covers && !(await hasPart(tx, record, accountId))) return
  throw new DomainError('case.not-theirs', { name: holder?.name ?? '这位同事' })
}

async function hasPart(tx: Tx, record: CaseRecord, accountId: string): Promise<boolean> {
  if (record.accountId === accountId) return true
  const mandates = await tx.mandate.count({
    where: { accountId, partyId: record.partyId, toDate: null },
  })
  return mandates > 0
}
