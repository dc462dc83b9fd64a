import type { DrawWish } from '@guildhall/contract/experts'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { api } from '@/api/client.ts'
import type { ExpertsView } from './experts-view.ts'

const PAGE = 40

/** The experts of a view, page by page, with how many there are behind each tab. */
export function useExpertList(view: Ref<ExpertsView>) {
  return useInfiniteQuery({
    queryKey: computed(() => ['desk', 'experts', 'list', view.value] as const),
    initialPageParam: null as string | null,
    queryFn: ({ queryKey: [, , , asked], pageParam }) =>
      api.experts.list.query({ ...asked, cursor: pageParam, limit: PAGE }),
    getNextPageParam: (page: { next: string | null }) => page.next,
    placeholderData: keepPreviousData,
  })
}

/** What a pool can be narrowed by. */
export function usePoolChoices(pool: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['desk', 'experts', 'choices', pool.value] as const),
    queryFn: ({ queryKey: [, , , slug] }) => api.experts.choices.query({ pool: slug }),
    staleTime: 60_000,
  })
}

/** Who in a pool bears such a name or works for such an employer; nobody is looked for by nothing. */
export function useExpertSearch(pool: Ref<string>, words: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['desk', 'experts', 'search', pool.value, words.value] as const),
    enabled: computed(() => words.value !== ''),
    queryFn: ({ queryKey: [, , , slug, search] }) =>
      api.experts.list.query({ pool: slug, search, limit: 8 }),
  })
}

export function useExpert(identityId: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['desk', 'experts', 'one', identityId.value] as const),
    queryFn: ({ queryKey: [, , , id] }) => api.experts.get.query({ identityId: id }),
  })
}

/** Who could be drawn by a wish, and who is kept out; nothing is asked while it is null. */
export function useDrawPreview(wish: Ref<DrawWish | null>) {
  return useQuery({
    queryKey: computed(() => ['desk', 'experts', 'preview', wish.value] as const),
    enabled: computed(() => wish.value !== null),
    queryFn: ({ queryKey: [, , , asked] }) => {
      if (!asked) throw new TypeError('nothing is wished for')
      return api.experts.preview.query(asked)
    },
    placeholderData: keepPreviousData,
  })
}

export function useDraws() {
  return useInfiniteQuery({
    queryKey: ['desk', 'experts', 'draws'],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => api.experts.draws.query({ cursor: pageParam, limit: PAGE }),
    getNextPageParam: (page: { next: string | null }) => page.next,
  })
}

export function useDraw(drawId: Ref<string>) {
  return useQuery({
    queryKey: computed(() => ['desk', 'experts', 'draw', drawId.value] as const),
    queryFn: ({ queryKey: [, , , id] }) => api.experts.drawn.query({ drawId: id }),
  })
}
