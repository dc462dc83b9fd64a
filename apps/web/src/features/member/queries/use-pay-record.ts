import { useInfiniteQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** 缴费记录, a page of years after the other; the totals are over all of them. */
export function usePayRecord() {
  const query = useInfiniteQuery({
    queryKey: [...myKeys.all, 'pay-record'],
    queryFn: ({ pageParam }) => api.dues.record.query({ cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchOnMount: 'always',
  })
  return {
    rows: computed(() => query.data.value?.pages.flatMap((page) => page.rows) ?? []),
    totals: computed(() => query.data.value?.pages[0]?.totals),
    error: query.error,
    hasMore: query.hasNextPage,
    isReading: query.isFetchingNextPage,
    refetch: query.refetch,
    more: query.fetchNextPage,
  }
}
