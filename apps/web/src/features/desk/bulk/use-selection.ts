import type { QueueRow } from '@guildhall/contract/review'
import { computed, ref, watch, type Ref } from 'vue'
import type { QueueView } from '../queue/queue-view.ts'

/** At most so many at once; the server takes no more. */
export const MOST = 50

/** Which rows of a queue are ticked. What leaves the queue is ticked no longer; another queue starts with none. */
export function useSelection(view: Ref<QueueView>, queue: () => string) {
  const ids = ref<ReadonlySet<string>>(new Set())
  const rows = computed(() => view.value.shown.filter(({ gone }) => !gone).map(({ row }) => row))
  const picked = computed<QueueRow[]>(() => rows.value.filter(({ id }) => ids.value.has(id)))
  const clear = (): void => {
    ids.value = new Set()
  }
  watch(queue, clear)
  return {
    picked,
    clear,
    has: (id: string): boolean => ids.value.has(id),
    toggle(id: string): void {
      const next = new Set(picked.value.map((row) => row.id))
      if (!next.delete(id) && next.size < MOST) next.add(id)
      ids.value = next
    },
    /** All that are loaded, as far as they may go together; none where all are ticked. */
    all(): void {
      const most = rows.value.slice(0, MOST)
      ids.value = new Set(picked.value.length >= most.length ? [] : most.map(({ id }) => id))
    },
  }
}
