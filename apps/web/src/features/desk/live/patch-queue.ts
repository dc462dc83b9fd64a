import type { QueueRow } from '@guildhall/contract/review'
import type { Entry } from './entry.ts'
import { claimNow, type Looker } from './share.ts'

/** What a queue asks for: a stage of an application, a filter, and words to search for. */
export interface QueueQuery {
  application: string
  stage: string
  filter: 'all' | 'mine' | 'unclaimed' | 'resubmitted'
  search: string
}

export interface QueuePage {
  rows: QueueRow[]
  next: string | null
  seq: number
}

/** Whether a row stands in the queue that was asked for; the same rule as the server's. */
export function belongs(row: QueueRow, query: QueueQuery, looker: Looker): boolean {
  if (row.state !== 'submitted' || row.stage !== query.stage) return false
  if (row.application !== query.application || !matches(row, query.search)) return false
  if (query.filter === 'mine') return claimNow(row, looker.now)?.accountId === looker.accountId
  if (query.filter === 'unclaimed') return claimNow(row, looker.now) === null
  return query.filter === 'resubmitted' ? row.submissionNumber > 1 : true
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
  return insert(replaced, row, seq)
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
function insert(pages: QueuePage[], row: QueueRow, seq: number): QueuePage[] {
  for (const [index, page] of pages.entries()) {
    const isLast = index === pages.length - 1
    const at = page.rows.findIndex((each) => isOlder(row, each))
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
  return words === '' || row.partyName.includes(words) || row.number === words
}
