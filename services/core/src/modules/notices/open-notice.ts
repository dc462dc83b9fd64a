import { DomainError } from '@guildhall/contract/errors'
import type { NoticeView } from '@guildhall/contract/notices'
import type { RequestContext, SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { fillBlocks } from './fill-blocks.ts'
import { readAttachments } from './notice-files.ts'
import { readable, readerOf } from './readable.ts'

type Row = { id: string; title: string; html: string; pinned: boolean; publishedAt: Date }

const one = `select n.id, n.title, n.html, n.pinned, n.publish_at as "publishedAt" from notice n
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
  const { html, publishedAt, ...row } = rows[0]
  return {
    ...row,
    html: fillBlocks(html, content),
    publishedAt: publishedAt.toISOString(),
    attachments: await readAttachments(sql, noticeId),
  }
}

/** Notes that the account has read a notice; the first time counts, and its staff hear of it. */
export async function markRead(ctx: SignedInContext, { noticeId }: { noticeId: string }) {
  await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<Row>(one, [...readerOf(ctx), noticeId])
    .then(({ rows }) => {
      if (!rows[0]) throw new DomainError('not-found')
    })
  return transact(ctx, async ({ tx, record }) => {
    const { count } = await tx.noticeRead.createMany({
      data: [{ noticeId, accountId: ctx.actor.accountId, readAt: ctx.deps.clock.now() }],
      skipDuplicates: true,
    })
    if (count > 0)
      record({ kind: 'notice.read', subjectType: 'notice', subjectId: noticeId, facts: {} })
    return { ok: true as const }
  })
}
