import type { ReadNoticeRow } from '@guildhall/contract/notices'
import type { Ref } from 'vue'

/** What a list of notices needs of the query behind it. */
export interface NoticeListQuery {
  data: Readonly<Ref<{ pages: { rows: ReadNoticeRow[] }[] } | undefined>>
  isError: Readonly<Ref<boolean>>
  error: Readonly<Ref<unknown>>
  isPending: Readonly<Ref<boolean>>
  hasNextPage: Readonly<Ref<boolean>>
  isFetchingNextPage: Readonly<Ref<boolean>>
  refetch(): unknown
  fetchNextPage(): unknown
}
