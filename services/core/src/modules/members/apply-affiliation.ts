import type { Answers } from '@guildhall/domain/blueprint/form'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import { DomainError } from '@guildhall/contract/errors'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { Work } from '../../kernel/transact.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { reissueCertificate } from '../certificates/reissue-certificate.ts'
import { memberOf, whyNotPass } from './current-member.ts'

/**
 * What comes of an approved 归属变更: the member belongs to the branch asked for, and a certificate
 * that names another branch is replaced. Throws `case.suspended-meanwhile`: a right that rests is
 * not given. The member is locked first, as by whoever suspends it.
 */
export async function applyAffiliation(
  ctx: SignedInContext,
  work: Work,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<void> {
  await work.tx.sql.query(
    'select id from member where tenant_id = current_tenant() and party_id = $1 for update',
    [record.partyId],
  )
  const member = await memberOf(work.tx, record.partyId)
  const branchSlug = readMeaning(spec.form, answers, 'branch')
  if (!member || !branchSlug) throw new DomainError('case.members-only')
  const why = whyNotPass(member, 'affiliate', todayOf(ctx.deps.clock))
  if (why) throw new DomainError(why)
  const { content } = await blueprintInForce(ctx)
  await work.tx.member.updateMany({ where: { id: member.id }, data: { branchSlug } })
  await reissueCertificate(ctx, work, record, {
    branchLabel: content.branches.find(({ slug }) => slug === branchSlug)?.label ?? null,
  })
  work.record({
    kind: 'member.branch-changed',
    subjectType: 'member',
    subjectId: member.id,
    facts: { from: member.branchSlug, branch: branchSlug, caseId: record.id },
  })
}
