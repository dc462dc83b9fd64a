import type { MemberCounts, MemberFilter } from '@guildhall/contract/members'
import { membershipStatuses, type MembershipStatus } from '@guildhall/domain/dues/membership-status'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { readSearch, type Search } from './find-members.ts'
import { createValues, memberConditions } from './member-conditions.ts'
import { statusesSql } from './status-sql.ts'

/** How many members are in each status, under a filter without its own `status`. */
export function memberCounting(
  filter: MemberFilter,
  search: Search | null,
  today: string,
): { text: string; values: unknown[] } {
  const parameters = createValues(today)
  const conditions = memberConditions({ ...filter, status: [] }, search, '$1::date', parameters)
  const text = `
select status, count(*)::int as count from (${statusesSql('$1::date', conditions.join(' and '))}) found
group by status`
  return { text, values: parameters.values }
}

/** The numbers beside the tabs; they agree with `members.list` under the same filter. */
export async function countMembers(
  ctx: SignedInContext,
  filter: MemberFilter,
): Promise<MemberCounts> {
  const [byStatus, appeals] = await Promise.all([
    countByStatus(ctx, { ...filter, appealWaits: false }),
    countAppeals(ctx, filter),
  ])
  return { total: sum(byStatus), byStatus, appeals }
}

/** How many members `members.list` shows under this very filter. */
export async function countListed(ctx: SignedInContext, filter: MemberFilter): Promise<number> {
  const byStatus = await countByStatus(ctx, filter)
  if (filter.status.length === 0) return sum(byStatus)
  return filter.status.reduce((total, status) => total + byStatus[status], 0)
}

type ByStatus = Record<MembershipStatus, number>

async function countByStatus(ctx: SignedInContext, filter: MemberFilter): Promise<ByStatus> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const search = await readSearch(sql, filter.search)
  const { text, values } = memberCounting(filter, search, todayOf(ctx.deps.clock))
  const { rows } = await sql.query<{ status: MembershipStatus; count: number }>(text, values)
  const countOf = (status: MembershipStatus) =>
    rows.find((row) => row.status === status)?.count ?? 0
  return Object.fromEntries(
    membershipStatuses.map((status) => [status, countOf(status)]),
  ) as ByStatus
}

async function countAppeals(ctx: SignedInContext, filter: MemberFilter): Promise<number> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const search = await readSearch(sql, filter.search)
  const parameters = createValues(todayOf(ctx.deps.clock))
  const asked = { ...filter, status: [], appealWaits: true }
  const conditions = memberConditions(asked, search, '$1::date', parameters)
  const { rows } = await sql.query<{ count: number }>(
    `select count(*)::int as count from member m where ${conditions.join(' and ')}`,
    parameters.values,
  )
  return rows[0]?.count ?? 0
}

const sum = (byStatus: ByStatus) =>
  Object.values(byStatus).reduce((total, count) => total + count, 0)
