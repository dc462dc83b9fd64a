import type { Answers, GroupAnswers } from '@guildhall/domain/blueprint/form'
import { computed } from 'vue'
import type { CaseView } from '../queries/case-view.ts'
import { caseLookups } from '../wizard/lookups.ts'
import { placeRemarks } from '../wizard/shown-remarks.ts'
import { useDivisionLookup } from '../wizard/use-division-lookup.ts'

/** A case to be read: its answers as the server has them, codes by their names, remarks in place. */
export function useCaseReading(view: () => CaseView) {
  const division = useDivisionLookup(view().form)
  const answers = computed<Answers>(() =>
    Object.fromEntries(
      Object.entries(view().groups).map(([key, { content }]) => [
        key,
        (content ?? {}) as GroupAnswers,
      ]),
    ),
  )
  const lookups = computed(() => caseLookups(view().options, division.value))
  const remarks = computed(() => placeRemarks(view(), answers.value, lookups.value))
  return { answers, lookups, remarks }
}
