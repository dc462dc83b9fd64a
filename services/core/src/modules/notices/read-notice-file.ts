import { DomainError } from '@guildhall/contract/errors'
import type { RequestContext } from '../../kernel/context.ts'
import { readable, readerOf, writes } from './readable.ts'

export type NoticeFileRecord = { name: string; mime: string; storageKey: string }

/** A file of a notice for whoever may read the notice, asked at every fetch; else it reads as missing. */
export async function readNoticeFile(
  ctx: RequestContext,
  { noticeId, fileId }: { noticeId: string; fileId: string },
): Promise<NoticeFileRecord> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<NoticeFileRecord>(one, [...readerOf(ctx), noticeId, fileId, writes(ctx)])
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

const one = `select f.name, f.mime, f.storage_key as "storageKey" from notice_file f
join notice n on n.tenant_id = f.tenant_id and n.id = f.notice_id
where f.tenant_id = current_tenant() and n.id = $4 and f.id = $5 and f.removed_at is null and ($6 or (${readable}))`
