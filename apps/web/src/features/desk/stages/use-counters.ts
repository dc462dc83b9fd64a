import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/api/client.ts'
import { deskKeys } from '../live/desk-keys.ts'
import { readUpTo } from '../live/desk-socket.ts'
import { movement, stageKey } from '../live/movement.ts'
import { patchCounters } from '../live/patch-counters.ts'
import type { DeskLive } from '../live/use-desk-live.ts'
import { useNow } from '../shared/use-now.ts'

/** The strip of stages: counts from the server, kept current by live events. */
export function useCounters({ log, looker, decidedHere }: DeskLive) {
  const now = useNow()

  const query = useQuery({
    queryKey: deskKeys.counters,
    async queryFn() {
      const read = await api.review.counters.query({})
      readUpTo(read.seq)
      return log
        .since(read.seq)
        .reduce((counters, entry) => patchCounters(counters, entry, looker(), decidedHere), read)
    },
    // Working days turn and claims run out without any event.
    refetchInterval: 60_000,
  })

  const stages = computed(() => query.data.value?.stages ?? [])
  const labels = computed(
    () => new Map(stages.value.map((each) => [stageKey(each.application, each.stage), each.label])),
  )
  return {
    query,
    stages,
    moved: computed(() => movement(log.entries.value, now.value)),
    /** The label of a stage, or a plain word where this person does not see the stage. */
    labelOf: (application: string, stage: string): string =>
      labels.value.get(stageKey(application, stage)) ?? '下一环节',
  }
}
