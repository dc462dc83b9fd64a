import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** What is certified of this account's own as one identity, and what a renewal would change. */
export const useIdentity = (application: () => string) =>
  useQuery({
    queryKey: computed(() => myKeys.identity(application())),
    queryFn: () => api.member.identity.query({ application: application() }),
  })
