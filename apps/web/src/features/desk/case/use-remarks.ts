import type { ReviewCase } from '@guildhall/contract/review'
import { computed, onBeforeUnmount, reactive, watch, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { createRemarkSaver, type RemarkDraft } from './remark-saver.ts'

/** The remarks on an open case that go out with its return; kept as they are typed. */
export function useRemarks(open: Ref<ReviewCase>) {
  const caseId = open.value.row.id
  const drafts = reactive(new Map<string, RemarkDraft>())
  const saver = createRemarkSaver(
    async (path, text) => void (await api.review.saveRemark.mutate({ caseId, path, text })),
    (path, draft) => drafts.set(path, draft),
    (error) => troubleOf(error).message,
  )

  watch(
    () => open.value.remarks,
    (remarks) => {
      for (const { path, text, sentAt } of remarks) if (!sentAt) saver.know(path, text)
    },
    { immediate: true },
  )
  onBeforeUnmount(() => void saver.flush())

  return {
    drafts,
    /** How many there are to send. */
    count: computed(() => [...drafts.values()].filter((draft) => draft.text.trim() !== '').length),
    write: saver.write,
    flush: saver.flush,
  }
}

export type Remarks = ReturnType<typeof useRemarks>
