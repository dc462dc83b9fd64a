import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { audienceFacts, lockNotice, touched } from './notice-record.ts'

/** Puts a notice that is out, or will be, at the head of the lists, or takes it from there; twice is as once. */
export async function pinNotice(
  ctx: SignedInContext,
  input: { noticeId: string; pinned: boolean },
) {
  return transact(ctx, async (work) => {
    const notice = await lockNotice(ctx, work, { noticeId: input.noticeId }, [
      'published',
      'scheduled',
    ])
    if (notice.pinned === input.pinned) return { ok: true as const }
    await work.tx.notice.updateMany({
      where: { id: notice.id, version: notice.version },
      data: { pinned: input.pinned, ...touched(ctx, notice) },
    })
    work.record({
      kind: input.pinned ? 'notice.pinned' : 'notice.unpinned',
      subjectType: 'notice',
      subjectId: notice.id,
      facts: audienceFacts(notice),
    })
    return { ok: true as const }
  })
}
