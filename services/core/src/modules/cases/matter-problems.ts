import type { Tx } from '@guildhall/db/tenant-client'
import { isMatter } from '@guildhall/domain/blueprint/application'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { normaliseAnswers } from '@guildhall/domain/forms/normalise'
import { mergeAnswers } from '@guildhall/domain/forms/merge-answers'
import { pathOfMeaning, readMeaning } from '@guildhall/domain/forms/meaning'
import { stableJson } from '@guildhall/domain/forms/stable-json'
import { formatDateProse } from '@guildhall/domain/time/shanghai'
import { DomainError, type FieldProblem } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { demandMatter, type CurrentMember } from '../members/current-member.ts'
import { certifiedAnswers } from '../members/write-identity-version.ts'
import type { CaseInContext } from './case-record.ts'

/**
 * What stands against submitting a member's own matter: a day that can't be the last one, a branch
 * that it belongs to already. Refuses one who is no member, or suspended where that stands against
 * it, and a change that changes nothing.
 */
export async function matterProblems(
  ctx: SignedInContext,
  tx: Tx,
  found: CaseInContext,
  answers: Answers,
): Promise<FieldProblem[]> {
  const { record, spec } = found
  if (!isMatter(spec.kind)) return []
  const today = todayOf(ctx.deps.clock)
  const member = await demandMatter(tx, record.partyId, spec.kind, today)
  switch (spec.kind) {
    case 'change':
      await demandChange(tx, found, answers)
      return []
    case 'affiliate':
      return branchProblems(found, answers, member)
    case 'leave':
      return leaveProblems(found, answers, member, today)
  }
}

async function demandChange(
  tx: Tx,
  { record, spec }: CaseInContext,
  answers: Answers,
): Promise<void> {
  const key = { partyId: record.partyId, typeSlug: record.identityTypeSlug }
  const certified = (await certifiedAnswers(tx, key))?.answers ?? {}
  const asked = normaliseAnswers(spec.form, answers)
  const merged = mergeAnswers(
    { form: spec.form, answers: certified },
    { form: spec.form, answers: asked },
  )
  const shared = (from: Answers) =>
    Object.fromEntries(Object.entries(from).filter(([group]) => group in certified))
  if (Object.keys(certified).length > 0 && stableJson(shared(merged)) === stableJson(certified))
    throw new DomainError('case.nothing-changed')
}

function branchProblems(
  { spec }: CaseInContext,
  answers: Answers,
  member: CurrentMember,
): FieldProblem[] {
  const path = pathOfMeaning(spec.form, answers, 'branch') ?? ''
  return readMeaning(spec.form, answers, 'branch') === member.branchSlug
    ? [{ path, message: '贵单位现在就在这个分支机构，请选另一个。' }]
    : []
}

function leaveProblems(
  { spec }: CaseInContext,
  answers: Answers,
  { lastDay }: CurrentMember,
  today: string,
): FieldProblem[] {
  const wished = readMeaning(spec.form, answers, 'leaves-on')
  const path = pathOfMeaning(spec.form, answers, 'leaves-on') ?? ''
  if (!wished) return []
  if (wished < today) return [{ path, message: '这一天已经过了，请选今天或以后的日期。' }]
  if (lastDay === null || wished <= lastDay) return []
  return [{ path, message: `会籍到${formatDateProse(lastDay)}为止，请选这天或更早的日期。` }]
}
