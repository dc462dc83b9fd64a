import type { Answers } from '@guildhall/domain/blueprint/form'
import type { Period } from '@guildhall/domain/dues/period'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { addDays } from '@guildhall/domain/time/civil-date'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { revokeCertificates } from '../certificates/revoke-certificates.ts'
import { memberOf } from './current-member.ts'

/**
 * What comes of an approved 退会: the period that runs ends with the last day wished, which is never
 * before the day of the approval; one that would have begun later never does; the certificate ends
 * with that day. Mandate, account, certified facts and issued bills stay as they are.
 */
export async function applyLeave(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<void> {
  await work.tx
    .$queryRaw`select 1 from member where tenant_id = current_tenant() and party_id = ${record.partyId}::uuid for update`
  const member = await memberOf(work.tx, record.partyId)
  if (!member) throw new DomainError('case.members-only')
  const lastDay = lastDayFor(
    readMeaning(spec.form, answers, 'leaves-on'),
    todayOf(ctx.deps.clock),
    member.lastDay,
  )
  await endPeriods(work, member.periods, addDays(lastDay, 1), record.id)
  await revokeCertificates(ctx, work, record, addDays(lastDay, 1))
  work.record({
    kind: 'member.left',
    subjectType: 'member',
    subjectId: member.id,
    facts: { number: member.number, lastDay, caseId: record.id },
  })
}

/** The day wished, not before today and not after the membership would have ended by itself. */
function lastDayFor(wished: string | undefined, today: string, end: string | null): string {
  const asked = wished && wished > today ? wished : today
  return end !== null && end < asked ? end : asked
}

async function endPeriods(
  { tx }: Work,
  periods: readonly (Period & { id: string })[],
  to: string,
  caseId: string,
): Promise<void> {
  const running = periods.findLast((period) => period.from < to)
  await tx.membershipPeriod.deleteMany({
    where: { id: { in: periods.filter(({ from }) => from >= to).map(({ id }) => id) } },
  })
  if (!running) return
  await tx.membershipPeriod.updateMany({
    where: { id: running.id },
    data: { toDate: dateColumn(running.to < to ? running.to : to), endedBy: caseId },
  })
}
