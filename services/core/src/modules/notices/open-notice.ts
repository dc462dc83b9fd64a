import { DomainError } from '@guildhall/contract/errors'
import type { NoticeView } from '@guildhall/contract/notices'
import type { RequestContext, SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { fillBlocks } from './fill-blocks.ts'
import { readAttachments } from './notice-files.ts'
import { readable, readerOf } from './readable.ts'

type Row = Omit<NoticeView, 'publishedAt' | 'correctedAt' | 'attachments'> & {
  publishedAt: Date
  correctedAt: Date | null
}

const one = `select n.id, n.title, n.html, n.pinned, n.publish_at as "publishedAt",
  n.corrected_at as "correctedAt", n.correction from notice n
  where n.tenant_id = current_tenant() and ${readable} and n.id = $4`

/** A notice as its readers see it. Not yet published, withdrawn or not for the reader: reads as missing. */
export async function openNotice(
  ctx: RequestContext,
  { noticeId }: { noticeId: string },
): Promise<NoticeView> {
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [{ rows }, { content }] = await Promise.all([
    sql.query<Row>(one, [...readerOf(ctx), noticeId]),
    ctx.deps.blueprints.current(ctx.tenant.id),
  ])
  if (!rows[0]) throw new DomainError('not-found')
  const { html, publishedAt, correctedAt, ...row } = rows[0]
  return {
    ...row,
    html: fillBlocks(html, content),
    publishedAt: publishedAt.toISOString(),
    correctedAt: correctedAt?.toISOString() ?? null,
    attachments: await readAttachments(sql, noticeId),
  }
}

const note = `insert into notice_read as r (notice_id, account_id, read_at) values ($1, $2, $3)
on conflict (tenant_id, notice_id, account_id) do update set read_at = excluded.read_at
  where r.read_at < (select n.told_again_at from notice n where n.tenant_id = r.tenant_id and n.id = r.notice_id)`

/**
 * Notes that the account has read a notice; the first time counts, and its staff hear of it. Where all
 * were told again of a correction, the first time after that.
 */
export async function markRead(ctx: SignedInContext, { noticeId }: { noticeId: string }) {
  await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Row>(one, [...readerOf(ctx), noticeId])
    .then(({ rows }) => {
      if (!rows[0]) throw new DomainError('not-found')
    })
  return transact(ctx, async ({ tx, record }) => {
    const { rowCount } = await tx.sql.query(note, [
      noticeId,
      ctx.actor.accountId,
      ctx.deps.clock.now(),
    ])
    if (rowCount)
      record({ kind: 'notice.read', subjectType: 'notice', subjectId: noticeId, facts: {} })
    return { ok: true as const }
  })
}
