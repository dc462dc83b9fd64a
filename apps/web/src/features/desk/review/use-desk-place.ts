import type { Counters, QueueRow } from '@guildhall/contract/review'
import { computed, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { stageKey } from '../live/movement.ts'
import type { QueueQuery } from '../live/patch-queue.ts'
import { useCaseId } from './use-case-id.ts'
import { filterOf, stageOf, type StageCount } from './desk-place.ts'

/** The branch that the address narrows the desk to, if any. */
export function useBranch(): ComputedRef<string | null> {
  const route = useRoute()
  return computed(() => {
    const asked = route.query['branch']
    return typeof asked === 'string' && asked ? asked.slice(0, 40) : null
  })
}

/** Which stage, filter and case are in front: all of it stands in the address. */
export function useDeskPlace(stages: Ref<Counters['stages']>, openRow: Ref<QueueRow | undefined>) {
  const route = useRoute()
  const router = useRouter()

  const stage = computed(() => stageOf(stages.value, route.query['stage'], openRow.value))
  const caseId = useCaseId()
  const words = computed(() => {
    const asked = route.query['q']
    return typeof asked === 'string' ? asked.slice(0, 60) : ''
  })
  const branch = useBranch()
  const query = computed((): QueueQuery | null =>
    stage.value
      ? {
          application: stage.value.application,
          stage: stage.value.stage,
          filter: filterOf(route.query['filter']),
          search: words.value,
          branch: branch.value,
          sort: route.query['sort'] === 'newest' ? 'newest' : 'oldest',
        }
      : null,
  )

  /** Where a key has led already, before the page has followed. */
  const ahead = ref(caseId.value)
  watch(caseId, (id) => (ahead.value = id), { flush: 'sync' })

  const pathOf = (id: string | null): string => (id ? `/desk/cases/${id}` : '/desk')

  /** The list's part of the address; what is at its default is left out. */
  function listPart(change: Partial<QueueQuery> = {}): Record<string, string> {
    const next = { ...query.value, ...change }
    const part: Record<string, string> = {}
    if (next.application && next.stage) part['stage'] = stageKey(next.application, next.stage)
    if (next.filter && next.filter !== 'all') part['filter'] = next.filter
    if (next.search) part['q'] = next.search
    if (next.branch) part['branch'] = next.branch
    if (next.sort === 'newest') part['sort'] = next.sort
    return part
  }

  return {
    stage,
    caseId,
    query,
    ahead,
    /** Another queue: the open case stays open. */
    list: (change: Partial<QueueQuery>) =>
      void router.replace({ path: route.path, query: listPart(change) }),
    /** Another stage starts with its whole queue. */
    choose: ({ application, stage: slug }: StageCount) =>
      void router.push({
        path: '/desk',
        query: listPart({ application, stage: slug, filter: 'all', search: '' }),
      }),
    /** Opens a case, or none. Walking from case to case leaves one entry in the history. */
    open: (id: string | null) => {
      ahead.value = id
      const to = { path: pathOf(id), query: listPart() }
      void (caseId.value && id ? router.replace(to) : router.push(to))
    },
  }
}
