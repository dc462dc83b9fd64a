import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** All cases of this account, newest first. */
export const useCases = () =>
  useQuery({ queryKey: myKeys.cases, queryFn: () => api.cases.list.query({}) })
