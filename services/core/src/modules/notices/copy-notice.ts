import { newId } from '@guildhall/db/ids'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { lockNotice } from './notice-record.ts'

/**
 * Begins a draft with what another notice says, pictures and attachments included: how one that was
 * withdrawn is mended, and last year's becomes this year's.
 */
export async function copyNotice(
  ctx: SignedInContext,
  { noticeId }: { noticeId: string },
): Promise<{ noticeId: string }> {
  return transact(ctx, async (work) => {
    const { tx } = work
    const from = await lockNotice(ctx, work, { noticeId }, ['scheduled', 'published', 'withdrawn'])
    const files = await tx.noticeFile.findMany({ where: { noticeId, removedAt: null } })
    const id = newId()
    const now = ctx.deps.clock.now()
    const copies = files.map((file) => ({ ...file, id: newId(), noticeId: id, from: file.id }))
    const html = copies.reduce(
      (text, file) =>
        text.replaceAll(`/notice-files/${noticeId}/${file.from}`, `/notice-files/${id}/${file.id}`),
      from.html,
    )
    const { title, text, audience, audienceSlugs, audienceYear, pinned, withSms } = from
    await tx.notice.create({
      data: {
        ...{ id, title, html, text, audience, audienceSlugs, audienceYear, pinned, withSms },
        ...{ createdBy: ctx.actor.accountId, updatedBy: ctx.actor.accountId },
        ...{ createdAt: now, updatedAt: now },
      },
      select: { id: true },
    })
    await tx.noticeFile.createMany({ data: copies.map(({ from: _from, ...file }) => file) })
    work.record({
      kind: 'notice.begun',
      subjectType: 'notice',
      subjectId: id,
      facts: { copyOf: noticeId },
    })
    return { noticeId: id }
  })
}
