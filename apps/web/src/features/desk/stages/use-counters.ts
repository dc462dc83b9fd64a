import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import { deskKeys } from '../live/desk-keys.ts'
import { readUpTo } from '../live/desk-socket.ts'
import { movement, stageKey } from '../live/movement.ts'
import { patchCounters } from '../live/patch-counters.ts'
import type { DeskLive } from '../live/use-desk-live.ts'
import { useNow } from '../shared/use-now.ts'

/** The strip of stages: counts from the server, kept current by live events. */
export function useCounters({ log, looker, decidedHere }: DeskLive, branch: Ref<string | null>) {
  const now = useNow()

  const query = useQuery({
    queryKey: computed(() => deskKeys.counters(branch.value)),
    placeholderData: keepPreviousData,
    async queryFn({ queryKey: [, , asked] }) {
      const read = await api.review.counters.query({ branch: asked })
      readUpTo(read.seq)
      return log
        .since(read.seq)
        .reduce(
          (counters, entry) => patchCounters(counters, entry, looker(), decidedHere, asked),
          read,
        )
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
