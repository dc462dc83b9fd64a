import type { QueueRow } from '@guildhall/contract/review'
import { useInfiniteQuery } from '@tanstack/vue-query'
import { computed, onBeforeUnmount, reactive, shallowRef, watch, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import type { Departure } from '../live/departure.ts'
import { departureOf } from '../live/departure.ts'
import { deskKeys } from '../live/desk-keys.ts'
import type { Entry } from '../live/entry.ts'
import { belongs, patchPages, type QueuePage, type QueueQuery } from '../live/patch-queue.ts'
import type { DeskLive } from '../live/use-desk-live.ts'
import { clearGone, emptyView, follow, reveal } from './queue-view.ts'

const PAGE = 40
/** How long a row that left still tells why. */
const FAREWELL_MS = 4_000

/** A queue as a person sees it, kept current by live events without anything jumping. */
export function useQueue(
  query: Ref<QueueQuery | null>,
  openId: Ref<string | null>,
  live: DeskLive,
) {
  const { log, looker, onEntry, decidedHere } = live
  const view = shallowRef(emptyView)
  const arrived = new Set<string>()
  const departed = new Map<string, Departure>()
  const seen = reactive(new Set<string>())

  const result = useInfiniteQuery({
    queryKey: computed(() => deskKeys.queue(query.value)),
    enabled: computed(() => query.value !== null),
    initialPageParam: null as string | null,
    getNextPageParam: (page: QueuePage) => page.next,
    async queryFn({ queryKey: [, , asked], pageParam }): Promise<QueuePage> {
      if (!asked) return { rows: [], next: null, seq: 0 }
      const page = await api.review.queue.query({ ...asked, cursor: pageParam, limit: PAGE })
      const patch = (pages: QueuePage[], entry: Entry) => patchPages(pages, asked, entry, looker())
      return log.since(page.seq).reduce(patch, [page])[0] ?? page
    },
  })

  const rows = computed(() => unique(result.data.value?.pages.flatMap((page) => page.rows) ?? []))

  function show(): void {
    view.value = follow(view.value, rows.value, { arrived, departed })
    const gone = [...departed.keys()]
    departed.clear()
    if (gone.length > 0) setTimeout(() => gone.forEach((id) => seen.add(id)), FAREWELL_MS)
  }
  /** Rows that were seen leaving go; the open one keeps its place, so that J goes on from there. */
  function sweep(): void {
    const gone = new Set([...seen].filter((id) => id !== openId.value))
    if (gone.size === 0) return
    gone.forEach((id) => seen.delete(id))
    view.value = clearGone(view.value, gone)
  }
  function startAfresh(): void {
    view.value = emptyView
    arrived.clear()
    departed.clear()
    seen.clear()
  }
  watch(() => JSON.stringify(query.value), startAfresh, { flush: 'sync' })
  watch(rows, show, { immediate: true, flush: 'sync' })
  watch([openId, () => seen.size], sweep)

  const stop = onEntry((entry) => {
    const { row, caseId } = entry.event
    const asked = query.value
    const id = row?.id ?? caseId
    if (!asked || !id) return
    const stood = entry.before !== null && belongs(entry.before, asked, looker())
    const stands = row !== null && belongs(row, asked, looker())
    if (stood && !stands) departed.set(id, departureOf(entry, decidedHere.has(id)))
    if (!stood && stands && row?.claim?.accountId !== looker().accountId) arrived.add(id)
  })
  onBeforeUnmount(stop)

  return {
    result,
    view,
    /** Shows what has arrived since. */
    reveal(): void {
      arrived.clear()
      view.value = reveal(view.value, rows.value)
    },
    /** Tells what became of a case by this person's own hand, before any event says so. */
    depart(caseId: string, departure: Departure): void {
      departed.set(caseId, departure)
    },
  }
}

/** A row may stand on two pages for a moment, when it moved between two reads. */
function unique(rows: QueueRow[]): QueueRow[] {
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.id) && seen.add(row.id))
}
