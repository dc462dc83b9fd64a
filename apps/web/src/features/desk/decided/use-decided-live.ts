import { useQueryClient } from '@tanstack/vue-query'
import { onBeforeUnmount } from 'vue'
import { deskKeys } from '../live/desk-keys.ts'
import { listenToDesk } from '../live/desk-socket.ts'
import { later } from '../shared/later.ts'

/** Reads the decided cases again when something was decided, once the events pause. */
export function useDecidedLive(): void {
  const queries = useQueryClient()
  const renew = later(() => void queries.invalidateQueries({ queryKey: deskKeys.decided }), 800)
  const stop = listenToDesk({ event: renew.call, reload: renew.call })
  onBeforeUnmount(() => {
    stop()
    renew.cancel()
  })
}
