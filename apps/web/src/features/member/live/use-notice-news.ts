import { useQueryClient } from '@tanstack/vue-query'
import { onBeforeUnmount, onMounted } from 'vue'
import { myKeys } from '../queries/keys.ts'

/**
 * Keeps the count of unread notices in the head true on every member's page: what is about no case
 * may be about a notice. The socket's code is loaded when the page stands, not before.
 */
export function useNoticeNews(): void {
  const queries = useQueryClient()
  const renew = (): void => void queries.invalidateQueries({ queryKey: myKeys.notices })
  let stop: (() => void) | undefined
  let isGone = false

  onMounted(async () => {
    const { listenToAccount } = await import('./account-socket.ts')
    const event = (caseId: string | null): void => {
      if (caseId === null) renew()
    }
    if (!isGone) stop = listenToAccount({ event, back: renew })
  })
  onBeforeUnmount(() => {
    isGone = true
    stop?.()
  })
}
