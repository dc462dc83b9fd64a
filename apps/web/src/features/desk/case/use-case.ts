import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import { deskKeys } from '../live/desk-keys.ts'

/** A case beside its documents, as the server lets this person see it. */
export function useCase(caseId: Ref<string | null>) {
  return useQuery({
    queryKey: computed(() => deskKeys.case(caseId.value)),
    enabled: computed(() => caseId.value !== null),
    queryFn: ({ queryKey: [, , id] }) => api.review.open.query({ caseId: id ?? '' }),
  })
}
