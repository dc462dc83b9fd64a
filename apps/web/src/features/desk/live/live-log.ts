import { shallowRef } from 'vue'
import type { QueueRow } from '@guildhall/contract/review'
import type { LiveEvent } from '@guildhall/contract/live'
import { entryOf, type Entry } from './entry.ts'

/** How many events the desk remembers; older ones have long been read with the lists. */
const KEPT = 500

/** The events of this visit, in order, each with the row as it was known before. */
export function createLiveLog(knownRow: (caseId: string) => QueueRow | undefined) {
  const entries = shallowRef<readonly Entry[]>([])
  const latest = new Map<string, QueueRow>()

  /** Takes an event in; null for one that is here already. */
  function add(event: LiveEvent): Entry | null {
    if (entries.value.some((entry) => entry.event.seq === event.seq)) return null
    const caseId = event.caseId ?? ''
    const entry = entryOf(event, latest.get(caseId) ?? knownRow(caseId))
    if (event.row) latest.set(caseId, event.row)
    entries.value = [...entries.value, entry].slice(-KEPT)
    return entry
  }

  return {
    entries,
    add,
    /** What happened after an answer was read: it is applied to the answer again. */
    since: (seq: number): Entry[] => entries.value.filter((entry) => entry.event.seq > seq),
    lastSeq: (): number => entries.value.at(-1)?.event.seq ?? 0,
  }
}

export type LiveLog = ReturnType<typeof createLiveLog>
