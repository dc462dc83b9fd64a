import { useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import { myKeys } from './keys.ts'

/** Read anew whenever a page opens: between two pages no line listens for what changes. */
const fresh = { refetchOnMount: 'always' } as const

/** The own bills, newest first. */
export const useDues = () =>
  useQuery({ queryKey: [...myKeys.all, 'dues'], queryFn: () => api.dues.mine.query({}), ...fresh })

/** One of the own bills with everything that happened to it. */
export const useBill = (billId: Ref<string>) =>
  useQuery({
    queryKey: computed(() => [...myKeys.all, 'bill', billId.value] as const),
    queryFn: ({ queryKey }) => api.dues.bill.query({ billId: queryKey[2] }),
    ...fresh,
  })

/** 开票信息, and the years that a receipt can be asked for. */
export const useInvoice = () =>
  useQuery({
    queryKey: [...myKeys.all, 'invoice'],
    queryFn: () => api.receipts.details.query({}),
    retry: false,
    ...fresh,
  })
