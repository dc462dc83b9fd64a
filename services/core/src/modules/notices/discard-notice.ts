import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { lockNotice } from './notice-record.ts'

/** Throws a draft away, with its files; what was ever announced stays on record. */
export async function discardNotice(
  ctx: SignedInContext,
  ref: { noticeId: string; version: number },
) {
  const { tenantSql } = ctx.deps.database
  const { rows: files } = await tenantSql(ctx.tenant.id).query<{ key: string }>(
    'select storage_key as key from notice_file where tenant_id = current_tenant() and notice_id = $1',
    [ref.noticeId],
  )
  await transact(ctx, async (work) => {
    const notice = await lockNotice(ctx, work, ref, ['draft'])
    await work.tx.notice.deleteMany({ where: { id: notice.id, version: notice.version } })
    work.record({
      kind: 'notice.discarded',
      subjectType: 'notice',
      subjectId: notice.id,
      facts: {},
    })
  })
  for (const { key } of files) await forgetUnused(ctx, key)
  return { ok: true as const }
}

/** A copy of a notice shares the bytes of its files: they go with the last row that names them. */
async function forgetUnused(ctx: SignedInContext, key: string): Promise<void> {
  const used = await ctx.deps.database
    .tenantDb(ctx.tenant.id)
    .noticeFile.count({ where: { storageKey: key } })
  if (used === 0) await ctx.deps.storage.remove(key)
}
