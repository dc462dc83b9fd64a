import type { MemberFilter } from '@guildhall/contract/members'
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import type { MembersView } from './members-view.ts'

const keys = {
  all: ['desk', 'members'] as const,
  list: (view: MembersView) => ['desk', 'members', 'list', view] as const,
  counts: (filter: MemberFilter) => ['desk', 'members', 'counts', filter] as const,
  member: (id: string) => ['desk', 'members', 'one', id] as const,
}

/** Pages are long enough for a screen, and the next comes before its end is seen. */
const PAGE = 100

/** The rows of a view, page by page. */
export function useMemberList(view: Ref<MembersView>) {
  return useInfiniteQuery({
    queryKey: computed(() => keys.list(view.value)),
    initialPageParam: null as string | null,
    queryFn: ({ queryKey: [, , , { filter, sort, descending }], pageParam }) =>
      api.members.list.query({ ...filter, sort, descending, cursor: pageParam, limit: PAGE }),
    getNextPageParam: (page: { next: string | null }) => page.next,
    placeholderData: keepPreviousData,
  })
}

/** How many there are behind each tab; which tab is chosen does not count. */
export function useMemberCounts(view: Ref<MembersView>) {
  return useQuery({
    queryKey: computed(() => keys.counts({ ...view.value.filter, status: [], appealWaits: false })),
    queryFn: ({ queryKey: [, , , filter] }) => api.members.counts.query(filter),
    placeholderData: keepPreviousData,
  })
}

/** What the list can be narrowed by. */
export function useMemberChoices() {
  return useQuery({
    queryKey: ['desk', 'members', 'choices'],
    queryFn: () => api.members.choices.query({}),
    staleTime: 300_000,
  })
}

export function useMemberViews() {
  return useQuery({
    queryKey: ['desk', 'members', 'views'],
    queryFn: () => api.members.views.query({}),
  })
}

/** One member with its whole history. */
export function useMember(memberId: Ref<string>) {
  return useQuery({
    queryKey: computed(() => keys.member(memberId.value)),
    queryFn: ({ queryKey: [, , , id] }) => api.members.get.query({ memberId: id }),
  })
}

/** Reads members anew after something was done to one. */
export function useMembersAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.all })
}
