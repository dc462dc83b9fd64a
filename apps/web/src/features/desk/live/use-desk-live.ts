import type { LiveEvent } from '@guildhall/contract/live'
import { useQueryClient } from '@tanstack/vue-query'
import { inject, onBeforeUnmount, provide, reactive, ref, type InjectionKey } from 'vue'
import { useSite } from '@/app/site.ts'
import { later } from '../shared/later.ts'
import { knownRow, patchCaches } from './desk-cache.ts'
import { deskKeys } from './desk-keys.ts'
import { listenToDesk, nowViewing } from './desk-socket.ts'
import type { Entry } from './entry.ts'
import { createLiveLog } from './live-log.ts'
import type { Looker } from './share.ts'

/** How long after the last event the lists are read again: what was patched is made exact. */
const RECONCILE_MS = 1_200

function createDeskLive() {
  const queries = useQueryClient()
  const site = useSite()
  const log = createLiveLog((caseId) => knownRow(queries, caseId))
  const decidedHere = reactive(new Set<string>())
  const viewers = reactive(new Map<string, readonly string[]>())
  const hearers = new Set<(entry: Entry) => void>()
  const lineUp = ref(true)

  const looker = (): Looker => ({ accountId: site.viewer?.accountId ?? '', now: Date.now() })
  const reconcile = later(() => void readAgain(), RECONCILE_MS)

  async function readAgain(): Promise<void> {
    await Promise.all([
      queries.invalidateQueries({ queryKey: deskKeys.counts }),
      queries.invalidateQueries({ queryKey: deskKeys.queues }),
    ])
  }

  function onEvent(event: LiveEvent): void {
    const entry = log.add(event)
    if (!entry) return
    for (const hear of hearers) hear(entry)
    patchCaches(queries, entry, looker(), decidedHere)
    if (event.caseId) void queries.invalidateQueries({ queryKey: deskKeys.case(event.caseId) })
    if (event.kind.startsWith('case.'))
      void queries.invalidateQueries({ queryKey: deskKeys.decided })
    if (event.meetingId) void queries.invalidateQueries({ queryKey: deskKeys.meetings })
    reconcile.call()
  }

  const stop = listenToDesk({
    event: onEvent,
    viewers: (caseId, names) => viewers.set(caseId, names),
    reload: reconcile.call,
    line: (up) => {
      // After a break the caught-up events patch the screen, and one read makes it exact.
      if (up && !lineUp.value) reconcile.call()
      lineUp.value = up
    },
  })
  onBeforeUnmount(() => {
    stop()
    reconcile.cancel()
  })

  return {
    log,
    looker,
    viewers,
    lineUp,
    decidedHere,
    readAgain,
    /** Tells colleagues which case is open here; who else has it is told only while it is. */
    view(caseId: string | null): void {
      viewers.clear()
      nowViewing(caseId)
    },
    /** Calls back with each event, before the caches change. */
    onEntry(hear: (entry: Entry) => void): () => void {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
}

export type DeskLive = ReturnType<typeof createDeskLive>
const key: InjectionKey<DeskLive> = Symbol('desk-live')

/** Starts listening for the review desk and lets the components below it share what is heard. */
export function provideDeskLive(): DeskLive {
  const live = createDeskLive()
  provide(key, live)
  return live
}

/** What the review desk around this component hears. */
export function useDeskLive(): DeskLive {
  const live = inject(key)
  if (!live) throw new Error('stands outside the review desk')
  return live
}
