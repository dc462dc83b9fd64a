import type { noticeReaders, noticeReadersInput } from '@guildhall/contract/notices'
import { DomainError } from '@guildhall/contract/errors'
import type { z } from 'zod'
import type { SignedInContext } from '../../kernel/context.ts'
import { todayOf } from '../../kernel/dates.ts'
import { firstRead, reaches } from './audience.ts'
import { readNotice, stateOf } from './notice-record.ts'

const pageSize = 50

type Row = Omit<z.infer<typeof noticeReaders>['rows'][number], 'readAt'> & { readAt: Date | null }

/**
 * The units that a published notice reaches today and that have read it, or have not, by member
 * number; the totals are of the same units, so that they agree with the two lists.
 */
export async function listReaders(
  ctx: SignedInContext,
  { noticeId, read, search, cursor }: z.infer<typeof noticeReadersInput>,
): Promise<z.infer<typeof noticeReaders>> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const notice = await readNotice(sql, noticeId)
  if (!['published', 'withdrawn'].includes(stateOf(notice, ctx.deps.clock.now())))
    throw new DomainError('notice.action-not-allowed')
  const today = todayOf(ctx.deps.clock)
  const [{ rows }, totals] = await Promise.all([
    sql.query<Row>(page, [today, noticeId, read, search, cursor]),
    sql.query<{ reached: number; read: number }>(count, [today, noticeId]),
  ])
  const shown = rows.slice(0, pageSize)
  return {
    rows: shown.map((row) => ({ ...row, readAt: row.readAt?.toISOString() ?? null })),
    reached: totals.rows[0]?.reached ?? 0,
    read: totals.rows[0]?.read ?? 0,
    next: rows.length > pageSize ? (shown.at(-1)?.number ?? null) : null,
  }
}

const reached = `notice n join member m on m.tenant_id = n.tenant_id
  where n.tenant_id = current_tenant() and n.id = $2 and ${reaches('$1')}`

const count = `select count(*)::int as reached, count(x.at)::int as read
  from (select ${firstRead} as at from ${reached}) x`

const page = `
select l.id as "memberId", l.number, p.name, t.label as title, b.label as branch, l.at as "readAt",
  exists (select 1 from mandate k where k.tenant_id = l.tenant_id and k.party_id = l.party_id
    and k.from_date <= $1::date and (k.to_date is null or k.to_date > $1::date)) as "hasLogin"
from (select m.*, ${firstRead} as at from ${reached} and ($5::text is null or m.number > $5)) l
join party p on p.tenant_id = l.tenant_id and p.id = l.party_id
join title t on t.tenant_id = l.tenant_id and t.slug = l.title_slug
left join branch b on b.tenant_id = l.tenant_id and b.slug = l.branch_slug
where (l.at is not null) = $3 and ($4 = '' or strpos(p.name, $4) > 0 or l.number = $4)
order by l.number limit ${pageSize + 1}`
