import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext, CaseRecord } from '../cases/case-record.ts'
import { mandatePaperOf } from '../mandates/paper-of.ts'
import { earlierHandover } from './earlier-handover.ts'
import { endMandates } from './end-mandates.ts'
import { leavePlaceholder } from './leave-placeholder.ts'
import { tellBoth } from './tell-handover.ts'
import { readUnit, type UnitRecord } from './read-unit.ts'

/**
 * What the approval of a handover (账号交接, or the claim of a unit without a login) brings about, in
 * its transaction or not at all: whoever acted for the unit acts for it no longer, from this second;
 * the applicant's account does, and open cases go on under it; both are told. Throws
 * `handover.unit-unknown`, `handover.meanwhile`, `handover.acts-already`, or
 * `case.action-not-allowed` to a reviewer who acts for the unit.
 */
export async function handOver(
  ctx: SignedInContext,
  work: Work,
  found: CaseInContext,
  answers: Answers,
): Promise<void> {
  const { record, spec } = found
  const creditCode = readMeaning(spec.form, answers, 'credit-code') ?? ''
  const unit = await lockUnit(ctx, work, creditCode)
  await demandOpenWay(ctx, work, record, unit)
  const former = await endMandates(ctx, work, unit.id, record.id)
  await beginMandate(ctx, work, found, unit, answers)
  await moveOpenCases(work, record, unit)
  await leavePlaceholder(ctx, work, record)
  await tellBoth(ctx, work, found, unit, former)
}

/** The unit, locked: of two handovers at once the second sees what the first did. */
async function lockUnit(
  ctx: SignedInContext,
  { tx }: Work,
  creditCode: string,
): Promise<UnitRecord> {
  await tx.sql.query(
    'select 1 from party where tenant_id = current_tenant() and credit_code = $1 for update',
    [creditCode],
  )
  const unit = await readUnit(tx.sql, { creditCode }, todayOf(ctx.deps.clock))
  if (!unit) throw new DomainError('handover.unit-unknown', { creditCode })
  return unit
}

async function demandOpenWay(
  ctx: SignedInContext,
  { tx }: Work,
  record: CaseRecord,
  unit: UnitRecord,
): Promise<void> {
  if (ctx.actor.partyIds.includes(unit.id)) throw new DomainError('case.action-not-allowed')
  if (unit.acting.some(({ accountId }) => accountId === record.accountId))
    throw new DomainError('handover.acts-already')
  const earlier = await earlierHandover(tx.sql, unit.id, record)
  if (earlier) throw new DomainError('handover.meanwhile', { number: earlier.number })
}

async function beginMandate(
  ctx: SignedInContext,
  { tx, record: note }: Work,
  found: CaseInContext,
  unit: UnitRecord,
  answers: Answers,
): Promise<void> {
  const { record } = found
  const paper = await mandatePaperOf(tx, found, answers)
  await tx.mandate.create({
    data: {
      id: newId(),
      accountId: record.accountId,
      partyId: unit.id,
      fromDate: dateColumn(todayOf(ctx.deps.clock)),
      paper: record.id,
      ...paper,
    },
    select: { id: true },
  })
  note({
    kind: 'mandate.begun',
    subjectType: 'account',
    subjectId: record.accountId,
    facts: { partyId: unit.id, caseId: record.id },
  })
}

/** What the unit has open goes on under the new account: news and messages reach whoever acts for it. */
async function moveOpenCases(
  { tx }: Work,
  { accountId }: CaseRecord,
  { id: partyId }: UnitRecord,
): Promise<void> {
  await tx.case.updateMany({
    where: { partyId, state: { in: ['draft', 'submitted', 'returned'] } },
    data: { accountId },
  })
}
