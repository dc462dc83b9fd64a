import type { QueueRow } from '@guildhall/contract/review'
import type { Entry } from './entry.ts'
import { claimNow, isLate, type Looker } from './share.ts'

/** What a queue asks for: a stage of an application, a filter, and words to search for. */
export interface QueueQuery {
  application: string
  stage: string
  filter: 'all' | 'mine' | 'unclaimed' | 'resubmitted' | 'late' | 'returned'
  search: string
  branch: string | null
  sort: 'oldest' | 'newest'
}

export interface QueuePage {
  rows: QueueRow[]
  next: string | null
  seq: number
}

/** Whether a row stands in the queue that was asked for; the same rule as the server's. */
export function belongs(row: QueueRow, query: QueueQuery, looker: Looker): boolean {
  if (!standsAt(row, query) || row.application !== query.application) return false
  if (query.branch !== null && row.branch !== query.branch) return false
  if (!matches(row, query.search)) return false
  if (query.filter === 'mine') return claimNow(row, looker.now)?.accountId === looker.accountId
  if (query.filter === 'unclaimed') return claimNow(row, looker.now) === null
  if (query.filter === 'late') return isLate(row)
  return query.filter === 'resubmitted' ? row.submissionNumber > 1 : true
}

/** At the stage, or, where those are asked for, sent back by it. */
function standsAt(row: QueueRow, { filter, stage }: QueueQuery): boolean {
  return filter === 'returned'
    ? row.state === 'returned' && row.returnedStage === stage
    : row.state === 'submitted' && row.stage === stage
}

/** Loaded pages of a queue after an event; a page that was read after it stays as it is. */
export function patchPages(
  pages: readonly QueuePage[],
  query: QueueQuery,
  { event }: Entry,
  looker: Looker,
): QueuePage[] {
  const { row, seq } = event
  const id = row?.id ?? event.caseId
  const stands = row !== null && belongs(row, query, looker)
  const replaced = pages.map((page) =>
    seq > page.seq ? patchPage(page, id, stands ? row : null, seq) : page,
  )
  if (!stands || replaced.some((page) => page.rows.some((each) => each.id === id))) return replaced
  return insert(replaced, row, seq, query.sort)
}

function patchPage(
  page: QueuePage,
  id: string | null,
  row: QueueRow | null,
  seq: number,
): QueuePage {
  const at = page.rows.findIndex((each) => each.id === id)
  if (at < 0) return page
  const rows = row ? page.rows.with(at, row) : page.rows.toSpliced(at, 1)
  return { ...page, rows, seq }
}

/** Puts a row where it belongs by age; beyond the last loaded page it will come with the next one. */
function insert(
  pages: QueuePage[],
  row: QueueRow,
  seq: number,
  sort: QueueQuery['sort'],
): QueuePage[] {
  const isBefore = (each: QueueRow): boolean =>
    sort === 'oldest' ? isOlder(row, each) : isOlder(each, row)

  for (const [index, page] of pages.entries()) {
    const isLast = index === pages.length - 1
    const at = page.rows.findIndex(isBefore)
    if (at < 0 && !(isLast && page.next === null)) continue
    if (seq <= page.seq) return pages
    const rows = page.rows.toSpliced(at < 0 ? page.rows.length : at, 0, row)
    return pages.with(index, { ...page, rows, seq })
  }
  return pages
}

/** The queue's order: the one that waits longest first, then by id (made in order of time). */
function isOlder(a: QueueRow, b: QueueRow): boolean {
  const [sinceA, sinceB] = [Date.parse(a.stageSince ?? ''), Date.parse(b.stageSince ?? '')]
  return sinceA === sinceB ? a.id < b.id : sinceA < sinceB
}

function matches(row: QueueRow, search: string): boolean {
  const words = search.trim()
  return (
    words === '' ||
    row.partyName.includes(words) ||
    row.number.toUpperCase().includes(words.toUpperCase())
  )
}
