import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** Where the member stands, what comes next, whom to ask. */
export const useHome = () =>
  useQuery({ queryKey: myKeys.home, queryFn: () => api.member.home.query({}) })
