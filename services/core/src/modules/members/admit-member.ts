import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { firstBillYear } from '@guildhall/domain/dues/dues-year'
import { membershipPeriod } from '@guildhall/domain/dues/membership-period'
import type { Period } from '@guildhall/domain/dues/period'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { civilDateOf, dateColumn, todayOf } from '../../kernel/dates.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext, CaseRecord } from '../cases/case-record.ts'
import { giveFirstTitle } from '../council/give-title.ts'
import { issueBill, type IssuedBill } from '../dues/issue-bill.ts'
import { indexMember } from './index-member.ts'
import { endSanctions } from './write-sanction.ts'

export type AdmittedMember = {
  id: string
  number: string
  titleSlug: string
  branchSlug: string | null
  joinedOn: string
  /** Half-open [from, to); none where membership begins with the payment. */
  period: Period | null
}

/** One who has just been admitted, with the first bill. */
export type Admitted = AdmittedMember & { bill: IssuedBill | null }

/**
 * Makes the approved party a member: number, title, branch, its first period by the term policy and
 * its first bill, all by the blueprint in force today (Asia/Shanghai). One whose membership lapsed
 * keeps its number; `titleSlug` is the title that was granted. Throws `case.already-member` where a
 * membership runs.
 */
export async function admitMember(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  answers: Answers,
  titleSlug: string,
): Promise<Admitted> {
  const { content } = await blueprintInForce(ctx)
  const today = todayOf(ctx.deps.clock)
  const known = await formerMember(work, record.partyId, today)
  const member: AdmittedMember = {
    id: known?.id ?? newId(),
    number:
      known?.number ??
      (await nextNumber(work.tx, 'member', content.memberNumberPattern, ctx.deps.clock.now())),
    titleSlug,
    branchSlug: readMeaning(spec.form, answers, 'branch') ?? null,
    joinedOn: known ? civilDateOf(known.joinedOn) : today,
    period:
      content.dues.membershipStarts === 'on-approval'
        ? membershipPeriod(content.dues.term, today)
        : null,
  }
  await writeMember(ctx, work, record, member)
  await giveFirstTitle(work, { memberId: member.id, title: member.titleSlug }, today)
  if (member.period) await writePeriod(work, record, member.id, member.period)
  if (known) await endSanctions(work, member.id, today)
  await indexMember(work.tx, content, member.id)
  const bill = await issueBill(ctx, work, content, {
    memberId: member.id,
    titleSlug: member.titleSlug,
    year: firstBillYear(content.dues.term, today),
  })
  work.record({
    kind: 'member.joined',
    subjectType: 'member',
    subjectId: member.id,
    facts: { number: member.number, title: member.titleSlug, caseId: record.id },
  })
  return { ...member, bill }
}

async function formerMember({ tx }: Work, partyId: string, today: string) {
  const known = await tx.member.findFirst({
    where: { partyId },
    select: {
      id: true,
      number: true,
      joinedOn: true,
      membershipPeriods: { where: { toDate: { gt: dateColumn(today) } }, select: { id: true } },
    },
  })
  if (known && known.membershipPeriods.length > 0) throw new DomainError('case.already-member')
  return known
}

async function writeMember(
  ctx: SignedInContext,
  { tx }: Work,
  { partyId }: CaseRecord,
  member: AdmittedMember,
): Promise<void> {
  const { id, number, titleSlug, branchSlug, joinedOn } = member
  await tx.member.upsert({
    where: { tenantId_id: { tenantId: ctx.tenant.id, id } },
    update: { titleSlug, branchSlug },
    create: {
      id,
      number,
      titleSlug,
      branchSlug,
      partyId,
      joinedOn: dateColumn(joinedOn),
      createdAt: ctx.deps.clock.now(),
    },
    select: { id: true },
  })
}

async function writePeriod(
  { tx }: Work,
  record: CaseRecord,
  memberId: string,
  period: Period,
): Promise<void> {
  await tx.membershipPeriod.create({
    data: {
      id: newId(),
      memberId,
      caseId: record.id,
      fromDate: dateColumn(period.from),
      toDate: dateColumn(period.to),
    },
    select: { id: true },
  })
}
