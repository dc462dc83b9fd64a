import { newId } from '@guildhall/db/ids'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { firstBillYear } from '@guildhall/domain/dues/dues-year'
import { membershipPeriod } from '@guildhall/domain/dues/membership-period'
import type { Period } from '@guildhall/domain/dues/period'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { RequestContext } from '../../kernel/context.ts'
import { dateColumn, todayOf } from '../../kernel/dates.ts'
import { nextNumber } from '../../kernel/numbers.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { issueBill } from '../dues/issue-bill.ts'

export type AdmittedMember = {
  id: string
  number: string
  titleSlug: string
  branchSlug: string | null
  joinedOn: string
  /** Half-open [from, to); none where membership begins with the payment. */
  period: Period | null
}

/**
 * Makes the approved party a member: number, title, branch, its first period by the term policy and
 * its first bill by the dues table in force today (Asia/Shanghai).
 */
export async function admitMember(ctx: RequestContext, work: Work, { record, spec, blueprint }: CaseInContext, answers: Answers): Promise<AdmittedMember> {
  const { content } = blueprint
  const today = todayOf(ctx.deps.clock)
  const member: AdmittedMember = {
    id: newId(),
    number: await nextNumber(work.tx, 'member', content.memberNumberPattern, ctx.deps.clock.now()),
    titleSlug: titleFor(content, readMeaning(spec.form, answers, 'title')),
    branchSlug: readMeaning(spec.form, answers, 'branch') ?? null,
    joinedOn: today,
    period: content.dues.membershipStarts === 'on-approval' ? membershipPeriod(content.dues.term, today) : null,
  }
  const { period, joinedOn, ...columns } = member
  await work.tx.member.create({
    data: { ...columns, partyId: record.partyId, joinedOn: dateColumn(joinedOn), createdAt: ctx.deps.clock.now() },
    select: { id: true },
  })
  if (period) {
    await work.tx.membershipPeriod.create({
      data: { id: newId(), memberId: member.id, caseId: record.id, fromDate: dateColumn(period.from), toDate: dateColumn(period.to) },
      select: { id: true },
    })
  }
  await issueBill(ctx, work, content, { memberId: member.id, titleSlug: member.titleSlug, year: firstBillYear(content.dues.term, today) })
  work.record({ kind: 'member.joined', subjectType: 'member', subjectId: member.id, facts: { number: member.number, title: member.titleSlug, caseId: record.id } })
  return member
}

function titleFor({ dues }: Blueprint, chosen: string | undefined): string {
  const title = dues.titles.find((each) => each.slug === chosen) ?? dues.titles.find((each) => each.newcomer) ?? dues.titles.at(-1)
  if (!title) throw new Error('a blueprint has titles')
  return title.slug
}
