import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, onBeforeUnmount, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import { listenToDesk } from '../live/desk-socket.ts'
import { later } from '../shared/later.ts'

/** The names under which the answers about dues are kept. */
export const duesKeys = { all: ['desk', 'dues'] as const }

export type BillsFilter = Omit<Parameters<typeof api.dues.bills.query>[0], 'cursor'>
export type ReceiptsShow = NonNullable<Parameters<typeof api.receipts.list.query>[0]['show']>

/** Whatever happens to a bill anywhere is read again here, without a reload. */
export function useDuesLive(): { readAgain: () => void } {
  const queries = useQueryClient()
  const readAgain = (): void => void queries.invalidateQueries({ queryKey: duesKeys.all })
  const soon = later(readAgain, 150)
  const stop = listenToDesk({
    event: ({ kind }) => {
      if (kind.startsWith('dues.')) soon.call()
    },
    reload: readAgain,
    line: (up) => up && soon.call(),
  })
  onBeforeUnmount(() => {
    stop()
    soon.cancel()
  })
  return { readAgain }
}

export const useDuesCounters = () =>
  useQuery({
    queryKey: [...duesKeys.all, 'counters'],
    queryFn: () => api.dues.counters.query({}),
  })

export const useVoucherQueue = () =>
  useInfiniteQuery({
    queryKey: [...duesKeys.all, 'queue'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => api.dues.queue.query({ cursor: pageParam }),
    getNextPageParam: (page: { next: string | null }) => page.next,
  })

export const useBillFilters = () =>
  useQuery({ queryKey: [...duesKeys.all, 'filters'], queryFn: () => api.dues.filters.query({}) })

export const useBills = (filter: Ref<BillsFilter | null>) =>
  useInfiniteQuery({
    queryKey: computed(() => [...duesKeys.all, 'bills', filter.value] as const),
    initialPageParam: null as string | null,
    queryFn: ({ queryKey: [, , , asked], pageParam }) =>
      api.dues.bills.query({ ...(asked as BillsFilter), cursor: pageParam }),
    getNextPageParam: (page: { next: string | null }) => page.next,
    enabled: computed(() => filter.value !== null),
    placeholderData: keepPreviousData,
  })

export const useDeskBill = (billId: Ref<string>) =>
  useQuery({
    queryKey: computed(() => [...duesKeys.all, 'bill', billId.value] as const),
    queryFn: ({ queryKey }) => api.dues.open.query({ billId: queryKey[3] }),
  })

export const useWaivers = () =>
  useQuery({ queryKey: [...duesKeys.all, 'waivers'], queryFn: () => api.dues.waivers.query({}) })

/** The runs; looked at often while one is under way. */
export const useRuns = () =>
  useQuery({
    queryKey: [...duesKeys.all, 'runs'],
    queryFn: () => api.dues.runs.query({}),
    refetchInterval: ({ state }) =>
      state.data?.rows.some((run) => run.state === 'running') ? 2_000 : false,
  })

export const useReceipts = (show: Ref<ReceiptsShow>) =>
  useInfiniteQuery({
    queryKey: computed(() => [...duesKeys.all, 'receipts', show.value] as const),
    initialPageParam: null as string | null,
    queryFn: ({ queryKey, pageParam }) =>
      api.receipts.list.query({ show: queryKey[3], cursor: pageParam }),
    getNextPageParam: (page: { next: string | null }) => page.next,
    placeholderData: keepPreviousData,
  })
