import { noticeFileStored, type NoticeFileView } from '@guildhall/contract/notices'
import { sentence } from '@guildhall/contract/errors'
import { readRefusal } from '@/api/refusal.ts'

/** Uploads a file to a draft. Throws an error whose message can be shown. */
export async function sendNoticeFile(
  noticeId: string,
  place: 'attachment' | 'image',
  file: File,
): Promise<NoticeFileView> {
  const body = new FormData()
  body.append('file', file, file.name)
  const answer = await fetch(`/notice-files/${noticeId}?place=${place}`, {
    method: 'POST',
    body,
  }).catch(() => {
    throw new Error('网络断了，文件没有传完。连上后可以再传一次。')
  })
  const said: unknown = await answer.json().catch(() => null)
  const stored = noticeFileStored.safeParse(said)
  if (stored.success) return stored.data.file
  const refusal =
    typeof said === 'object' && said !== null && 'refusal' in said
      ? readRefusal(said.refusal)
      : null
  throw new Error(refusal?.message ?? sentence('server.fault'))
}
