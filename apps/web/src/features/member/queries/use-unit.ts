import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** What is registered of the member that this account acts for. */
export const useUnit = () =>
  useQuery({ queryKey: myKeys.unit, queryFn: () => api.member.unit.query({}) })
