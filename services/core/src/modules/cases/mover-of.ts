import { isOwn } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, type CaseRecord } from './case-record.ts'
import type { Mover } from './move-case.ts'

/** Who moves a case from the applicant's side, as the timeline shows it: the applicant, or who entered it. */
export function moverOf(ctx: SignedInContext, record: CaseRecord): Mover {
  const { accountId, userName } = ctx.actor
  if (isOwn(ctx.actor, factsOf(record, ctx.deps.clock.now()))) return { accountId, label: '申请人' }
  return { accountId, label: `${userName}（${record.onPaper ? '纸质录入' : '代为受理'}）` }
}

/** The same as the applicant reads it: the office, not which of its people. */
export function withoutName(label: string): string {
  return label.replace(/^.+(?=（(?:纸质录入|代为受理)）$)/, '协会')
}
