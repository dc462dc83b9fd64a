import { useQuery } from '@tanstack/vue-query'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** One case with its form, draft, files, remarks, stages and timeline. */
export function useCase(caseId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => myKeys.case(toValue(caseId))),
    queryFn: () => api.cases.get.query({ caseId: toValue(caseId) }),
    // Coming back to the tab looks at once whether another device went on with it.
    staleTime: 0,
  })
}
