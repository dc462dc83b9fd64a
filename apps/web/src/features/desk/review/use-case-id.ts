import { computed, type ComputedRef } from 'vue'
import { useRoute } from 'vue-router'

/** The case that the address names, if any. */
export function useCaseId(): ComputedRef<string | null> {
  const route = useRoute()
  return computed(() => {
    const id = route.params['caseId']
    return typeof id === 'string' && id ? id : null
  })
}
