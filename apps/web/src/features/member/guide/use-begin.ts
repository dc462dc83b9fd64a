import { onMounted, ref, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'

/**
 * The way into an application: accepts the guide where there is one, then opens the case. Two tabs
 * and a double click open the same one.
 */
export function useBegin(application: Readonly<Ref<string>>, needsGuide: () => boolean) {
  const router = useRouter()
  /** When the guide in force was accepted. */
  const accepted = ref<string | null>(null)
  const checking = ref(true)
  const busy = ref(false)
  const trouble = ref('')

  async function attempt(work: () => Promise<void>): Promise<void> {
    trouble.value = ''
    try {
      await work()
    } catch (error) {
      trouble.value = troubleOf(error).message
    }
  }

  async function open(): Promise<void> {
    const { caseId } = await api.cases.start.mutate({ application: application.value })
    await router.replace(`/my/cases/${caseId}/edit`)
  }

  async function begin(version: string): Promise<void> {
    if (busy.value) return
    busy.value = true
    await attempt(async () => {
      if (needsGuide() && accepted.value === null) {
        const state = await api.cases.acceptGuide.mutate({
          application: application.value,
          version,
        })
        accepted.value = state.acceptedAt
      }
      await open()
    })
    busy.value = false
  }

  onMounted(async () => {
    await attempt(async () => {
      if (!needsGuide()) return open()
      const state = await api.cases.guide.query({ application: application.value })
      accepted.value = state.accepted ? state.acceptedAt : null
    })
    checking.value = false
  })

  return { accepted, checking, busy, trouble, begin }
}
