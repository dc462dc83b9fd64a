import type { ReviewCase } from '@guildhall/contract/review'
import { useQueryClient } from '@tanstack/vue-query'
import { onBeforeUnmount, ref, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import { troubleOf } from '@/api/refusal.ts'
import { deskKeys } from '../live/desk-keys.ts'
import { useDeskLive } from '../live/use-desk-live.ts'
import { say } from '../shared/toast.ts'

/** A claim is held on while its holder works, from so long before it runs out. */
const RENEW_MS = 5 * 60_000

/** Claims the open case and puts it back; held while the person types or clicks on it. */
export function useClaim(open: Ref<ReviewCase>) {
  const queries = useQueryClient()
  const { readAgain, looker } = useDeskLive()
  const busy = ref(false)

  async function call(what: 'claim' | 'release'): Promise<void> {
    if (busy.value) return
    busy.value = true
    const { id: caseId } = open.value.row
    try {
      await api.review[what].mutate({ caseId })
    } catch (error) {
      say(troubleOf(error).message, 'todo')
    } finally {
      busy.value = false
    }
    await Promise.all([queries.invalidateQueries({ queryKey: deskKeys.case(caseId) }), readAgain()])
  }

  function holdOn(): void {
    const { claim } = open.value.row
    const { accountId, now } = looker()
    if (claim?.accountId !== accountId || claim.until === null) return
    const left = Date.parse(claim.until) - now
    if (left > 0 && left < RENEW_MS) void call('claim')
  }
  document.addEventListener('keydown', holdOn)
  document.addEventListener('pointerdown', holdOn)
  onBeforeUnmount(() => {
    document.removeEventListener('keydown', holdOn)
    document.removeEventListener('pointerdown', holdOn)
  })

  return { busy, claim: () => call('claim'), release: () => call('release') }
}
