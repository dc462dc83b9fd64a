import type { HandoverFacts } from '@guildhall/contract/handovers'
import { readMeaning } from '@guildhall/domain/forms/meaning'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { CaseInContext } from '../cases/case-record.ts'
import { earlierHandover } from './earlier-handover.ts'
import { presentUnit, readUnit } from './read-unit.ts'

/** What the reviewer of a handover is told of the unit that the letter names; null for other cases. */
export async function handoverFactsOf(
  ctx: SignedInContext,
  { record, spec }: CaseInContext,
  answers: unknown,
): Promise<HandoverFacts | null> {
  if (spec.kind !== 'handover') return null
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const creditCode = readMeaning(spec.form, answers, 'credit-code') ?? ''
  const unit = await readUnit(sql, { creditCode }, todayOf(ctx.deps.clock))
  const isOpen = record.state === 'submitted'
  const meanwhile = unit && isOpen ? await earlierHandover(sql, unit.id, record) : null
  return {
    unit: unit && presentUnit(unit),
    meanwhile: meanwhile && { number: meanwhile.number, at: meanwhile.at.toISOString() },
  }
}
