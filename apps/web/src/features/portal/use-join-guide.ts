import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'

/** The join guide with the dues in force today and the dates if one submitted today. */
export const useJoinGuide = () =>
  useQuery({ queryKey: ['site', 'join-guide'], queryFn: () => api.site.joinGuide.query({}), staleTime: 60_000 })
