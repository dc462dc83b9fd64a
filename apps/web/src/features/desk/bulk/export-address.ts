import type { QueueRow } from '@guildhall/contract/review'
import type { QueueQuery } from '../live/patch-queue.ts'

/** Where a queue is taken out as CSV: the ticked rows, or all of it as it is narrowed. */
export function exportAddress(query: QueueQuery, picked: readonly QueueRow[]): string {
  const { application, stage, filter, search, branch, sort } = query
  const asked = new URLSearchParams({ application, stage, filter, sort })
  if (search) asked.set('search', search)
  if (branch) asked.set('branch', branch)
  if (picked.length > 0) asked.set('ids', picked.map(({ id }) => id).join(','))
  return `/cases/queue.csv?${asked.toString()}`
}
