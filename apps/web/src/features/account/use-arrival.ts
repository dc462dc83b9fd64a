import { useQueryClient } from '@tanstack/vue-query'
import { useRoute, useRouter } from 'vue-router'
import { useSite } from '@/app/site.ts'
import { homeOf } from '@/router/guard.ts'
import { safeBack } from '@/router/safe-back.ts'

/** After signing in or registering: nothing of another viewer is kept, and on to where one was. */
export function useArrival(): () => Promise<void> {
  const site = useSite()
  const queries = useQueryClient()
  const route = useRoute()
  const router = useRouter()
  return async () => {
    queries.clear()
    await site.refresh()
    const home = site.viewer ? homeOf(site.viewer) : '/'
    await router.replace(safeBack(route.query['back']) ?? home)
  }
}
