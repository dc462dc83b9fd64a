import { useQuery } from '@tanstack/vue-query'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** How many notices this account has not read, and the first few of its list. */
export const useUnreadNotices = () =>
  useQuery({
    queryKey: [...myKeys.notices, 'unread'] as const,
    queryFn: () => api.notices.unread.query({}),
  })
