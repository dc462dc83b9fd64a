import type { MatterCard } from '@guildhall/contract/matters'
import { ref } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'

/** Begins a member's own matter, or goes on with the one that is open; a double click opens one. */
export function useBeginMatter() {
  const router = useRouter()
  const busy = ref('')
  const trouble = ref('')

  async function begin({ application, caseId }: MatterCard): Promise<void> {
    if (busy.value) return
    if (caseId) return void router.push(`/my/cases/${caseId}`)
    busy.value = application
    trouble.value = ''
    try {
      const started = await api.cases.start.mutate({ application })
      await router.push(`/my/cases/${started.caseId}/edit`)
    } catch (error) {
      trouble.value = troubleOf(error).message
    }
    busy.value = ''
  }

  return { begin, busy, trouble }
}
