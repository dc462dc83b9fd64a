import type { QueueRow } from '@guildhall/contract/review'
import type { TitleQuestion } from '@guildhall/contract/review-title'
import { useQueryClient } from '@tanstack/vue-query'
import { ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { deskKeys } from '../live/desk-keys.ts'
import { say } from '../shared/toast.ts'

/** Settles the title of the open case, once; whoever was overtaken reads what was settled meanwhile. */
export function useSettle(around: () => { question: TitleQuestion; row: QueueRow }) {
  const queries = useQueryClient()
  const busy = ref(false)
  const trouble = ref('')

  /** Whether it was settled so. */
  async function settle(title: string, note: string): Promise<boolean> {
    const { question, row } = around()
    if (busy.value || title === '') return false
    busy.value = true
    trouble.value = ''
    try {
      await api.review.settleTitle.mutate({
        caseId: row.id,
        version: row.version,
        seenTitle: question.settled?.title ?? null,
        title,
        note,
      })
      say('职务已核定')
      return true
    } catch (error) {
      trouble.value = troubleOf(error).message
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: deskKeys.case(row.id) })
      busy.value = false
    }
  }

  return { busy, trouble, settle }
}
