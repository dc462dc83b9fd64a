import type { ImportView } from '@guildhall/contract/imports'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { api } from '@/api/client.ts'

/** How often an import that moves is looked at. */
const lookMs = 1_000

const keys = {
  all: ['desk', 'imports'] as const,
  list: ['desk', 'imports', 'list'] as const,
  one: (importId: string) => ['desk', 'imports', 'one', importId] as const,
}

const isMoving = ({ state }: Pick<ImportView, 'state'>): boolean =>
  state === 'checking' || state === 'running' || state === 'undoing'

/** Earlier imports, newest first. */
export function useImports() {
  return useInfiniteQuery({
    queryKey: keys.list,
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => api.imports.list.query({ cursor: pageParam }),
    getNextPageParam: (page: { next: string | null }) => page.next,
  })
}

/** One import; followed while the worker is at it. */
export function useImport(importId: string) {
  return useQuery({
    queryKey: keys.one(importId),
    queryFn: () => api.imports.get.query({ importId }),
    refetchInterval: ({ state: { data } }) => (data && isMoving(data) ? lookMs : false),
  })
}

export type RowsShown =
  | 'all'
  | 'new'
  | 'changed'
  | 'repeated'
  | 'unchanged'
  | 'refused'
  | 'failed'
  | 'kept'

/** The rows of an import, as far as they were scrolled to. */
export function useImportRows(importId: string, show: Ref<RowsShown>) {
  return useInfiniteQuery({
    queryKey: ['desk', 'imports', 'rows', importId, show] as const,
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      api.imports.rows.query({ importId, show: show.value, after: pageParam, limit: 50 }),
    getNextPageParam: (page: { next: number | null }) => page.next,
  })
}

/** Reads everything of imports again. */
export function useReadAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: keys.all })
}
