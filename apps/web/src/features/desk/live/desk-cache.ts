import type { Counters, QueueRow, ReviewCase } from '@guildhall/contract/review'
import type { InfiniteData, QueryClient } from '@tanstack/vue-query'
import { deskKeys } from './desk-keys.ts'
import type { Entry } from './entry.ts'
import { patchCounters } from './patch-counters.ts'
import { patchPages, type QueuePage, type QueueQuery } from './patch-queue.ts'
import type { Looker } from './share.ts'

export type QueueData = InfiniteData<QueuePage, string | null>

/** The row of a case as the lists that were read last show it. */
export function knownRow(queries: QueryClient, caseId: string): QueueRow | undefined {
  const open = queries.getQueryData<ReviewCase>(deskKeys.case(caseId))
  if (open) return open.row
  for (const [, data] of queries.getQueriesData<QueueData>({ queryKey: deskKeys.queues })) {
    const row = data?.pages.flatMap((page) => page.rows).find((each) => each.id === caseId)
    if (row) return row
  }
  return undefined
}

/** Applies an event to every count, list and open case that was read before it. */
export function patchCaches(
  queries: QueryClient,
  entry: Entry,
  looker: Looker,
  decidedHere: ReadonlySet<string>,
): void {
  for (const [key, counters] of queries.getQueriesData<Counters>({ queryKey: deskKeys.counts })) {
    const branch = (key[2] ?? null) as string | null
    if (counters)
      queries.setQueryData(key, patchCounters(counters, entry, looker, decidedHere, branch))
  }
  for (const [key, data] of queries.getQueriesData<QueueData>({ queryKey: deskKeys.queues })) {
    const query = key[2] as QueueQuery | null
    if (data && query) {
      queries.setQueryData(key, { ...data, pages: patchPages(data.pages, query, entry, looker) })
    }
  }
  const { row } = entry.event
  if (row) {
    queries.setQueryData<ReviewCase>(deskKeys.case(row.id), (open) => open && { ...open, row })
  }
}
