import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { audienceFacts, lockNotice, touched } from './notice-record.ts'

/** Withdraws a published notice: from now on it reads as missing, and no more SMS tell of it. */
export async function withdrawNotice(
  ctx: SignedInContext,
  ref: { noticeId: string; version: number },
) {
  return transact(ctx, async (work) => {
    const notice = await lockNotice(ctx, work, ref, ['published'])
    await work.tx.notice.updateMany({
      where: { id: notice.id, version: notice.version },
      data: { withdrawnAt: ctx.deps.clock.now(), ...touched(ctx, notice) },
    })
    work.record({
      kind: 'notice.withdrawn',
      subjectType: 'notice',
      subjectId: notice.id,
      facts: audienceFacts(notice),
    })
    return { ok: true as const }
  })
}
