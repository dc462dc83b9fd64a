import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { say } from '../shared/toast.ts'

/** Begins a notice, an empty one or 会费通知 of a year, and goes on to write it. */
export function useBeginNotice() {
  const router = useRouter()
  const busy = ref(false)

  async function begin(duesYear: number | null): Promise<void> {
    if (busy.value) return
    busy.value = true
    try {
      const { noticeId } = await api.notices.create.mutate({ duesYear })
      await router.push(`/desk/notices/${noticeId}`)
    } catch (error) {
      say(troubleOf(error).message, 'err')
    } finally {
      busy.value = false
    }
  }
  return { begin, busy }
}
