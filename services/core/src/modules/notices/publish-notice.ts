import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { announceNotice } from './announce-notice.ts'
import { audienceFacts, lockNotice, touched, type NoticeRecord } from './notice-record.ts'

/**
 * Publishes a draft, at once or at an instant to come (`at`). Throws `notice.incomplete` with what is
 * missing, `notice.time-past`, and as every change of a notice `notice.changed-meanwhile`.
 */
export async function publishNotice(
  ctx: SignedInContext,
  { at, ...ref }: { noticeId: string; version: number; at: string | null },
) {
  return transact(ctx, async (work) => {
    const notice = await lockNotice(ctx, work, ref, ['draft'])
    const now = ctx.deps.clock.now()
    const publishAt = at === null ? now : new Date(at)
    if (publishAt < now) throw new DomainError('notice.time-past')
    const files = await work.tx.noticeFile.count({
      where: { noticeId: notice.id, removedAt: null },
    })
    demandComplete(notice, files)
    await work.tx.notice.updateMany({
      where: { id: notice.id, version: notice.version },
      data: { publishAt, announcedAt: at === null ? now : null, ...touched(ctx, notice) },
    })
    if (at === null) await announceNotice(work, notice, now)
    else
      work.record({
        kind: 'notice.scheduled',
        subjectType: 'notice',
        subjectId: notice.id,
        facts: { ...audienceFacts(notice), at },
      })
    return { ok: true as const }
  })
}

function demandComplete(notice: NoticeRecord, files: number): void {
  const narrowed = notice.audience === 'titles' || notice.audience === 'branches'
  const missing = [
    ...(notice.title === '' ? ['请填写标题'] : []),
    ...(notice.text === '' && files === 0 && !notice.html.includes('data-block')
      ? ['请填写正文，或添加附件']
      : []),
    ...(narrowed && notice.audienceSlugs.length === 0 ? ['请选定发给谁'] : []),
  ]
  if (missing.length > 0)
    throw new DomainError('notice.incomplete', { missing: missing.join('；') })
}

/** Takes a scheduled notice back to the drafts, as long as its instant has not come. */
export async function unscheduleNotice(
  ctx: SignedInContext,
  ref: { noticeId: string; version: number },
) {
  return transact(ctx, async (work) => {
    const notice = await lockNotice(ctx, work, ref, ['scheduled'])
    await work.tx.notice.updateMany({
      where: { id: notice.id, version: notice.version },
      data: { publishAt: null, ...touched(ctx, notice) },
    })
    work.record({
      kind: 'notice.unscheduled',
      subjectType: 'notice',
      subjectId: notice.id,
      facts: {},
    })
    return { ok: true as const }
  })
}
