import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** What the member that this account acts for may begin. */
export const useMatters = () =>
  useQuery({ queryKey: myKeys.matters, queryFn: () => api.member.matters.query({}) })
