import type { NoticeRow, noticesInput, noticesPage } from '@guildhall/contract/notices'
import type { Blueprint } from '@guildhall/domain/blueprint/blueprint'
import type { z } from 'zod'
import { blueprintInForce } from '../../kernel/blueprint-store.ts'
import { todayOf } from '../../kernel/dates.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { audienceLabel, audienceOf, countsAsRead, reaches } from './audience.ts'
import { decodePlace, encodePlace } from './list-cursor.ts'
import { noticeColumns, noticeTables, stateOf, type NoticeRecord } from './notice-record.ts'

const pageSize = 30

type Row = NoticeRecord & { read: number; isPinned: boolean; at: Date }

/**
 * The staff's list of notices: pinned ones first, then by the day of publishing, drafts by their
 * beginning, newest first. A search looks through titles and texts: an association writes some
 * hundred notices a year, which is read at once.
 */
export async function listNotices(
  ctx: SignedInContext,
  { search, state, cursor }: z.infer<typeof noticesInput>,
): Promise<z.infer<typeof noticesPage>> {
  const { content } = await blueprintInForce(ctx)
  const now = ctx.deps.clock.now()
  const after = decodePlace(cursor, 1)
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Row>(page, [
      now,
      search,
      state,
      after?.ranks[0] ?? null,
      after?.at ?? null,
      after?.id ?? null,
      todayOf(ctx.deps.clock),
    ])
  const shown = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? shown.at(-1) : undefined
  return {
    rows: shown.map((row) => present(content, row, now)),
    next: last ? encodePlace({ ranks: [last.isPinned], at: last.at, id: last.id }) : null,
  }
}

const page = `
select * from (
  select ${noticeColumns}, n.pinned and n.withdrawn_at is null as "isPinned",
    coalesce(n.publish_at, n.created_at) as at,
    (select count(distinct m.id)::int from notice_read r
      join mandate k on k.tenant_id = r.tenant_id and k.account_id = r.account_id
      join member m on m.tenant_id = k.tenant_id and m.party_id = k.party_id
      where r.tenant_id = n.tenant_id and r.notice_id = n.id and ${countsAsRead} and ${reaches('$7')}) as read
  from ${noticeTables} where n.tenant_id = current_tenant()
    and ($2 = '' or strpos(n.title, $2) > 0 or strpos(n.text, $2) > 0)
    and ($3::text is null or $3 = case when n.withdrawn_at is not null then 'withdrawn'
      when n.publish_at is null then 'draft' when n.publish_at > $1 then 'scheduled' else 'published' end)
) l
where $4::boolean is null or (l."isPinned", l.at, l.id) < ($4, $5::timestamptz, $6::uuid)
order by l."isPinned" desc, l.at desc, l.id desc limit ${pageSize + 1}`

function present(content: Blueprint, row: Row, now: Date): NoticeRow {
  return {
    id: row.id,
    title: row.title,
    state: stateOf(row, now),
    audience: audienceLabel(content, audienceOf(row)),
    pinned: row.isPinned,
    author: row.author,
    publishAt: row.publishAt?.toISOString() ?? null,
    updatedAt: row.updatedAt.toISOString(),
    read: row.read,
  }
}
