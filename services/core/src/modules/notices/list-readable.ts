import type { ReadNoticeRow, readNoticesInput, readNoticesPage } from '@guildhall/contract/notices'
import type { z } from 'zod'
import type { RequestContext, SignedInContext } from '../../kernel/context.ts'
import { countsAsRead } from './audience.ts'
import { decodePlace, encodePlace } from './list-cursor.ts'
import { readable, readerOf } from './readable.ts'

const pageSize = 20
const newestCount = 3

type Row = Omit<ReadNoticeRow, 'publishedAt' | 'correctedAt'> & {
  publishedAt: Date
  correctedAt: Date | null
}
type Page = z.infer<typeof readNoticesPage>
type Input = z.infer<typeof readNoticesInput>

/**
 * Unread is what this account (`$4`) has not opened and was published since it is there: a newcomer is
 * not owed the news of years, but for dues that are still owed.
 */
const unread = `$4::uuid is not null
  and not exists (select 1 from notice_read r where r.tenant_id = n.tenant_id and r.notice_id = n.id and r.account_id = $4
    and ${countsAsRead})
  and (n.audience = 'owing' or n.publish_at >= (select a.created_at from account a
    where a.tenant_id = n.tenant_id and a.id = $4))`

const rows = `
select n.id, n.title, left(n.text, 90) as excerpt, n.pinned, n.publish_at as "publishedAt",
  n.corrected_at as "correctedAt", ${unread} as unread,
  (select count(*)::int from notice_file f where f.tenant_id = n.tenant_id and f.notice_id = n.id
    and f.place = 'attachment' and f.removed_at is null) as attachments
from notice n where n.tenant_id = current_tenant() and ${readable}`

const found = `and ($5 = '' or strpos(n.title, $5) > 0 or strpos(n.text, $5) > 0)`

const mine = `select * from (${rows} ${found}) l
where $6::boolean is null or (l.unread, l.pinned, l."publishedAt", l.id) < ($6, $7, $8::timestamptz, $9::uuid)
order by l.unread desc, l.pinned desc, l."publishedAt" desc, l.id desc limit ${pageSize + 1}`

/** What the signed-in account may read: unread first, then pinned, then newest. */
export async function listMine(ctx: SignedInContext, { search, cursor }: Input): Promise<Page> {
  return readPage(ctx, ctx.actor.accountId, search, cursor)
}

/** What is public, for anyone: pinned first, then newest. */
export async function listPublished(ctx: RequestContext, { search, cursor }: Input): Promise<Page> {
  return readPage({ ...ctx, actor: null }, null, search, cursor)
}

async function readPage(
  ctx: RequestContext,
  accountId: string | null,
  search: string,
  cursor: string | null,
): Promise<Page> {
  const after = decodePlace(cursor, 2)
  const { rows: read } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Row>(mine, [
      ...readerOf(ctx),
      accountId,
      search,
      after?.ranks[0] ?? null,
      after?.ranks[1] ?? null,
      after?.at ?? null,
      after?.id ?? null,
    ])
  const shown = read.slice(0, pageSize)
  const last = read.length > pageSize ? shown.at(-1) : undefined
  return {
    rows: shown.map(present),
    next: last
      ? encodePlace({ ranks: [last.unread, last.pinned], at: last.publishedAt, id: last.id })
      : null,
  }
}

const counted = `select l.*, count(*) filter (where l.unread) over ()::int as count from (${rows}) l
order by l.unread desc, l.pinned desc, l."publishedAt" desc, l.id desc limit ${newestCount}`

/** How many notices the account has not read, and the first few of its list. */
export async function countUnread(
  ctx: SignedInContext,
): Promise<{ count: number; newest: ReadNoticeRow[] }> {
  const { rows: read } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Row & { count: number }>(counted, [...readerOf(ctx), ctx.actor.accountId])
  return {
    count: read[0]?.count ?? 0,
    newest: read.map(({ count: _count, ...row }) => present(row)),
  }
}

function present({ publishedAt, correctedAt, ...row }: Row): ReadNoticeRow {
  return {
    ...row,
    publishedAt: publishedAt.toISOString(),
    correctedAt: correctedAt?.toISOString() ?? null,
  }
}
