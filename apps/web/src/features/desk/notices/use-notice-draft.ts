import type { NoticeForStaff } from '@guildhall/contract/notices'
import { onBeforeUnmount, onMounted, reactive, ref, watch } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { keepContent, keptContent } from './kept-content.ts'
import {
  createNoticeSaver,
  type NoticeContent,
  type NoticeSaver,
  type SaveAnswer,
  type SaveState,
} from './notice-saver.ts'

const contentOf = ({ title, html, audience, pinned, withSms }: NoticeContent): NoticeContent => ({
  ...{ title, html, audience, pinned, withSms },
})

/** A draft as it stands on the page, and how far it is saved. */
export function useNoticeDraft(notice: NoticeForStaff) {
  const kept = keptContent(notice.id)
  const content = reactive<NoticeContent>(kept?.content ?? contentOf(notice))
  const state = ref<SaveState>({ kind: 'saved', at: notice.updatedAt })
  const saver: NoticeSaver = createNoticeSaver(
    {
      save: (typed, version) => save(notice.id, typed, version),
      keep: (typed) =>
        keepContent(notice.id, typed && { version: saver.version(), content: typed }),
      tell: (told) => (state.value = told),
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    },
    // What was kept goes over the version it was typed over, or is told that another came in between.
    kept?.version ?? notice.version,
    notice.updatedAt,
  )
  let passing = false
  watch(content, () => {
    if (!passing) saver.change(contentOf(content))
  })
  if (kept) saver.change(kept.content)

  /** Theirs takes the place of what stands here, without counting as typed. */
  async function show(theirs: NoticeForStaff): Promise<void> {
    passing = true
    Object.assign(content, contentOf(theirs))
    saver.takeTheirs(theirs.version, theirs.updatedAt)
    await Promise.resolve()
    setTimeout(() => (passing = false))
  }

  const flush = (): void => void saver.flush()
  const warn = (event: BeforeUnloadEvent): void => {
    if (!saver.hasUnsaved()) return
    flush()
    event.preventDefault()
  }
  onMounted(() => {
    globalThis.addEventListener('online', flush)
    globalThis.addEventListener('beforeunload', warn)
  })
  onBeforeUnmount(() => {
    globalThis.removeEventListener('online', flush)
    globalThis.removeEventListener('beforeunload', warn)
    saver.stop()
  })
  onBeforeRouteLeave(async () => {
    await saver.flush()
  })

  return { content, state, saver, show }
}

async function save(
  noticeId: string,
  content: NoticeContent,
  version: number,
): Promise<SaveAnswer> {
  try {
    const saved = await api.notices.save.mutate({ noticeId, version, ...content })
    return { kind: 'saved', ...saved }
  } catch (error) {
    const { code, message, problems } = troubleOf(error)
    if (code === 'network') return { kind: 'offline' }
    if (code === 'notice.changed-meanwhile') return { kind: 'conflict', message }
    return { kind: 'refused', message: problems[0]?.message ?? message }
  }
}
