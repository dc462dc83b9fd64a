import type { Ref } from 'vue'

/** What a ledger needs of the query behind it; an infinite query of the desk is one. */
export interface LedgerQuery {
  isError: Readonly<Ref<boolean>>
  error: Readonly<Ref<unknown>>
  isPending: Readonly<Ref<boolean>>
  hasNextPage: Readonly<Ref<boolean>>
  isFetchingNextPage: Readonly<Ref<boolean>>
  refetch(): unknown
  fetchNextPage(): unknown
}
