import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { NoticeFileView } from '@guildhall/contract/notices'
import { sha256 } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact } from '../../kernel/transact.ts'
import { checkNoticeFile, type NoticeFilePlace } from './check-notice-file.ts'
import { lockNotice, readNotice } from './notice-record.ts'
import { writes } from './readable.ts'

/** Files of a notice at most: attachments that still read as a list, pictures that still load. */
const most: Record<NoticeFilePlace, number> = { attachment: 10, image: 40 }

export type NoticeUpload = {
  noticeId: string
  place: NoticeFilePlace
  name: string
  bytes: Uint8Array
}

/** Adds a file to a draft, or a picture for a correction. Bytes are stored before the row, so that a row never points at nothing. */
export async function storeNoticeFile(
  ctx: SignedInContext,
  upload: NoticeUpload,
): Promise<{ file: NoticeFileView }> {
  if (!writes(ctx)) throw new DomainError('not-found')
  await readNotice(ctx.deps.database.tenantSql(ctx.tenant.id), upload.noticeId)
  const { bytes, mime } = await checkNoticeFile(upload.name, upload.bytes, upload.place)
  const id = newId()
  const storageKey = `${ctx.tenant.id}/notices/${id}`
  const name =
    upload.name
      .replace(/^.*[\\/]/, '')
      .replace(/\p{Cc}/gu, '')
      .slice(-120) || 'file'
  const file = { id, name, mime, size: bytes.byteLength }
  await ctx.deps.storage.put(storageKey, bytes)
  try {
    await keep(ctx, upload, { ...file, storageKey, sha256: sha256(bytes) })
  } catch (error) {
    await ctx.deps.storage.remove(storageKey)
    throw error
  }
  return { file }
}

function keep(
  ctx: SignedInContext,
  { noticeId, place }: NoticeUpload,
  file: NoticeFileView & { storageKey: string; sha256: string },
): Promise<void> {
  return transact(ctx, async (work) => {
    // A correction may bring pictures; attachments stay as they were published.
    const states = place === 'image' ? (['draft', 'published'] as const) : (['draft'] as const)
    await lockNotice(ctx, work, { noticeId }, states)
    const there = await work.tx.noticeFile.count({ where: { noticeId, place, removedAt: null } })
    if (there >= most[place]) throw new DomainError('file.slot-full', { max: most[place] })
    await work.tx.noticeFile.create({
      data: {
        ...file,
        noticeId,
        place,
        uploadedBy: ctx.actor.accountId,
        uploadedAt: ctx.deps.clock.now(),
      },
      select: { id: true },
    })
    work.record({
      kind: 'file.uploaded',
      subjectType: 'notice',
      subjectId: noticeId,
      facts: { fileId: file.id, sha256: file.sha256 },
    })
  })
}

/** Takes an attachment off a draft. */
export async function removeNoticeFile(
  ctx: SignedInContext,
  { noticeId, fileId }: { noticeId: string; fileId: string },
) {
  return transact(ctx, async (work) => {
    await lockNotice(ctx, work, { noticeId }, ['draft'])
    const { count } = await work.tx.noticeFile.updateMany({
      where: { id: fileId, noticeId, removedAt: null },
      data: { removedAt: ctx.deps.clock.now() },
    })
    if (count === 0) throw new DomainError('not-found')
    work.record({
      kind: 'file.removed',
      subjectType: 'notice',
      subjectId: noticeId,
      facts: { fileId },
    })
    return { ok: true as const }
  })
}
