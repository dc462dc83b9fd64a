import type { NoticeAudience } from '@guildhall/contract/notices'
import type { TestClient } from './test-client.ts'

export type NoticeWishes = {
  title?: string
  html?: string
  audience?: NoticeAudience
  pinned?: boolean
  withSms?: boolean
}

/** A draft as its writer typed it; answers its id and version. */
export async function buildNoticeDraft(writer: TestClient, wishes: NoticeWishes = {}) {
  const { noticeId } = await writer.api.notices.create.mutate({})
  const saved = await writer.api.notices.save.mutate({
    noticeId,
    version: 0,
    title: '关于召开年会的通知',
    html: '<p>请各单位派人参加。</p>',
    audience: { kind: 'members' },
    pinned: false,
    withSms: false,
    ...wishes,
  })
  return { noticeId, version: saved.version }
}

/** A notice that is out. */
export async function buildNotice(writer: TestClient, wishes: NoticeWishes = {}): Promise<string> {
  const draft = await buildNoticeDraft(writer, wishes)
  await writer.api.notices.publish.mutate(draft)
  return draft.noticeId
}
