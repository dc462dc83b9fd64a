import type { KnownUnit } from '@guildhall/contract/handovers'
import { DomainError } from '@guildhall/contract/errors'
import { normaliseCreditCode } from '@guildhall/domain/identifiers/credit-code'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { presentUnit, readUnit, type UnitRecord } from './read-unit.ts'

/** A certified unit by its credit code or its member number, for whoever has it on the line. */
export async function findUnit(
  ctx: SignedInContext,
  { search }: { search: string },
): Promise<{ unit: KnownUnit | null }> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const today = todayOf(ctx.deps.clock)
  const unit =
    (await readUnit(sql, { creditCode: normaliseCreditCode(search) }, today)) ??
    (await readUnit(sql, { memberNumber: search }, today))
  return { unit: unit && presentUnit(unit) }
}

/** The unit that staff chose; throws `handover.unit-unknown` where it is gone meanwhile. */
export async function demandUnit(ctx: SignedInContext, creditCode: string): Promise<UnitRecord> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const unit = await readUnit(sql, { creditCode }, todayOf(ctx.deps.clock))
  if (!unit) throw new DomainError('handover.unit-unknown', { creditCode })
  return unit
}
