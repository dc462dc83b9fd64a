import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { onBeforeUnmount, toValue, type MaybeRefOrGetter } from 'vue'
import { computed } from 'vue'
import { api } from '@/api/client.ts'
import { listenToDesk } from '../live/desk-socket.ts'
import { later } from '../shared/later.ts'

export const noticeKeys = {
  all: ['desk', 'notices'] as const,
  list: (state: string | null, search: string) =>
    ['desk', 'notices', 'list', state, search] as const,
  one: (noticeId: string) => ['desk', 'notices', 'one', noticeId] as const,
  readers: (noticeId: string, read: boolean) =>
    ['desk', 'notices', 'readers', noticeId, read] as const,
}

/** Reads notices again whenever one of them moves, is read or is announced. */
export function followNotices(): void {
  const queries = useQueryClient()
  const renew = later(() => void queries.invalidateQueries({ queryKey: noticeKeys.all }), 300)
  const stop = listenToDesk({
    event: ({ noticeId }) => {
      if (noticeId) renew.call()
    },
    reload: renew.call,
  })
  onBeforeUnmount(() => {
    stop()
    renew.cancel()
  })
}

/** How often the progress of a round of SMS is asked for while it is under way. */
const PROGRESS_MS = 3_000

/** One notice for its staff. */
export function useNotice(noticeId: MaybeRefOrGetter<string>) {
  return useQuery({
    queryKey: computed(() => noticeKeys.one(toValue(noticeId))),
    queryFn: () => api.notices.edit.query({ noticeId: toValue(noticeId) }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.rounds.some(({ done, total, sent, failed }) => !done || sent + failed < total)
        ? PROGRESS_MS
        : false,
  })
}
