import type { z } from 'zod'
import type { membersPage } from '@guildhall/contract/members'
import { membershipStatus } from '@guildhall/domain/dues/membership-status'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'

type MemberRecord = {
  id: string
  number: string
  name: string
  title: string
  branch: string | null
  joinedOn: string
  periods: { from: string; to: string }[]
}

/** The members by number, found by a fragment of the name, the number or the credit code; status by their periods today. */
export async function listMembers(
  ctx: SignedInContext,
  input: { search: string; cursor: string | null; limit: number },
): Promise<z.infer<typeof membersPage>> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<MemberRecord>(page, [input.search, input.cursor, input.limit + 1])
  const { rows: counted } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<{ total: number }>(count, [input.search])
  const today = todayOf(ctx.deps.clock)
  const shown = rows.slice(0, input.limit)
  return {
    rows: shown.map(({ periods, ...row }) => ({
      ...row,
      status: membershipStatus(periods, today),
    })),
    total: counted[0]?.total ?? 0,
    next: rows.length > input.limit ? (shown.at(-1)?.number ?? null) : null,
  }
}

const found = `from member m join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
  where m.tenant_id = current_tenant() and ($1 = '' or strpos(p.name, $1) > 0 or m.number = $1 or p.credit_code = upper($1))`

const count = `select count(*)::int as total ${found}`

const page = `
select m.id, m.number, p.name, t.label as title, b.label as branch, to_char(m.joined_on, 'YYYY-MM-DD') as "joinedOn",
  (select coalesce(json_agg(json_build_object('from', d.from_date, 'to', d.to_date) order by d.from_date), '[]')
    from membership_period d where d.tenant_id = m.tenant_id and d.member_id = m.id) as periods
from (select m.* ${found} and ($2::text is null or m.number > $2) order by m.number limit $3) m
join party p on p.tenant_id = m.tenant_id and p.id = m.party_id
join title t on t.tenant_id = m.tenant_id and t.slug = m.title_slug
left join branch b on b.tenant_id = m.tenant_id and b.slug = m.branch_slug
order by m.number`
