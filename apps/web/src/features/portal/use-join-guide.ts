import { queryOptions, useQuery, useQueryClient } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'

const joinGuide = queryOptions({
  queryKey: ['site', 'join-guide'],
  queryFn: () => api.site.joinGuide.query({}),
  staleTime: 60_000,
})

/** The join guide with the dues in force today and the dates if one submitted today. */
export const useJoinGuide = () => useQuery(joinGuide)

/** Longer than this a page does not wait for its data: it is shown with its skeleton. */
const PATIENCE_MS = 400

/** Has the guide there when a page that shows it opens, so that nothing on it moves. */
export async function awaitJoinGuide(): Promise<void> {
  const loaded = useQueryClient().prefetchQuery(joinGuide)
  await Promise.race([loaded, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}
