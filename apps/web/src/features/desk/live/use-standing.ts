import { useQueryClient } from '@tanstack/vue-query'
import { onBeforeUnmount } from 'vue'
import { useRouter } from 'vue-router'
import { useSite } from '@/app/site.ts'
import { homeOf, signInFor } from '@/router/guard.ts'
import { mayStandAt } from '../nav.ts'
import { listenToDesk, reconnect } from './desk-socket.ts'

/**
 * Keeps an open staff page true to the roles of whoever sits at it. When the server ends the line the
 * viewer is read anew: whoever lost the session signs in, whoever works here no more leaves the desk,
 * everybody else stays where they still may be.
 */
export function useStanding(): void {
  const site = useSite()
  const router = useRouter()
  const queries = useQueryClient()

  async function look(): Promise<void> {
    if (site.isLeaving) return
    await site.refresh()
    const { viewer } = site
    const { path, fullPath } = router.currentRoute.value
    if (viewer?.staff) {
      reconnect()
      const standing = { permissions: viewer.permissions, pools: site.pools }
      if (!mayStandAt(path, standing)) await router.replace('/desk')
      await queries.invalidateQueries()
      return
    }
    await router.replace(viewer ? homeOf(viewer) : signInFor(fullPath))
    queries.clear()
  }

  const stop = listenToDesk({ ended: () => void look().catch(() => undefined) })
  onBeforeUnmount(stop)
}
