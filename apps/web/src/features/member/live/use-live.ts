import { useQueryClient } from '@tanstack/vue-query'
import { onBeforeUnmount, onMounted } from 'vue'
import { myKeys } from '../queries/keys.ts'

/**
 * Keeps the page in front up to date: whatever happens to one of the account's cases, what was read
 * of them is read again. The socket's code is loaded when the page stands, not before.
 */
export function useLive(): void {
  const queries = useQueryClient()
  const renew = (): void => void queries.invalidateQueries({ queryKey: myKeys.all })
  let stop: (() => void) | undefined
  let isGone = false

  onMounted(async () => {
    const { listenToAccount } = await import('./account-socket.ts')
    if (!isGone) stop = listenToAccount({ event: renew, back: renew })
  })
  onBeforeUnmount(() => {
    isGone = true
    stop?.()
  })
}
