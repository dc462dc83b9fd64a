import type { z } from 'zod'
import type { BillsInput, billFilters, billsPage } from '@guildhall/contract/dues-desk'
import { duesYearOf } from '@guildhall/domain/dues/dues-year'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { billJoins, billSelect, presentBill, type BillFacts } from './bill-facts.ts'
import { billWhere, filterValues } from './bill-filter.ts'

const pageSize = 50

/** A year's bills by member number, with totals in fen over all that the filter finds, not the page alone. */
export async function listBills(
  ctx: SignedInContext,
  { cursor, ...filter }: BillsInput,
): Promise<z.infer<typeof billsPage>> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const today = todayOf(ctx.deps.clock)
  const values = filterValues(filter, today)
  const { rows } = await sql.query<BillFacts>(
    `${billSelect} ${billJoins} ${billWhere} and ($7::text is null or m.number > $7)
     order by m.number limit ${pageSize + 1}`,
    [...values, cursor],
  )
  const { rows: sums } = await sql.query<z.infer<typeof billsPage>['totals']>(
    `select count(*)::int as count, coalesce(sum(b.amount_fen), 0)::bigint as "amountFen",
       coalesce(sum(s.paid), 0)::bigint as "paidFen", coalesce(sum(s.waived), 0)::bigint as "waivedFen",
       coalesce(sum(s.owed), 0)::bigint as "owedFen" ${billJoins} ${billWhere}`,
    values,
  )
  const shown = rows.slice(0, pageSize).map((row) => presentBill(row, today))
  return {
    rows: shown,
    totals: sums[0] ?? { count: 0, amountFen: 0, paidFen: 0, waivedFen: 0, owedFen: 0 },
    next: rows.length > pageSize ? (shown.at(-1)?.memberNumber ?? null) : null,
  }
}

/** The years, titles and branches that the list can be narrowed to. */
export async function readBillFilters(ctx: SignedInContext): Promise<z.infer<typeof billFilters>> {
  const { content } = await blueprintInForce(ctx)
  const today = todayOf(ctx.deps.clock)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ year: number }>(
      'select distinct year from bill where tenant_id = current_tenant() order by year desc',
    )
  const thisYear = duesYearOf(content.dues.term, today, today)
  const years = [...new Set([thisYear, ...rows.map(({ year }) => year)])]
  return {
    thisYear,
    years: years.toSorted((a, b) => b - a),
    titles: content.dues.titles.map(({ slug, label }) => ({ slug, label })),
    branches: content.branches.map(({ slug, label }) => ({ slug, label })),
  }
}
