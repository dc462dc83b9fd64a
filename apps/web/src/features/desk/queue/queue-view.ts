import type { QueueRow } from '@guildhall/contract/review'
import type { Departure } from '../live/departure.ts'

/** A row on the screen; `gone` says what became of one that is about to leave. */
export interface ShownRow {
  row: QueueRow
  gone: Departure | null
}

/** The queue as a person sees it: nothing jumps while she reads. */
export interface QueueView {
  shown: readonly ShownRow[]
  /** Arrived since, waiting behind one line until asked for. */
  held: readonly QueueRow[]
}

export const emptyView: QueueView = { shown: [], held: [] }

/** What happened to single cases since the list was shown. */
export interface QueueNews {
  /** Cases that came by a live event and not by a page that was read. */
  arrived: ReadonlySet<string>
  departed: ReadonlyMap<string, Departure>
}

/**
 * The view after the list changed: rows change where they stand, what left is told in its place,
 * what arrived waits. A page that was read on demand is shown at once.
 */
export function follow(view: QueueView, rows: readonly QueueRow[], news: QueueNews): QueueView {
  const isShown = new Set(view.shown.map(({ row }) => row.id))
  const held = rows.filter((row) => !isShown.has(row.id) && news.arrived.has(row.id))
  const isHeld = new Set(held.map((row) => row.id))
  const shown = rows
    .filter((row) => !isHeld.has(row.id))
    .map((row): ShownRow => ({ row, gone: null }))
  return { shown: withDeparted(shown, view.shown, rows, news.departed), held }
}

/** The arrivals take their places. */
export function reveal(view: QueueView, rows: readonly QueueRow[]): QueueView {
  return follow({ ...view, held: [] }, rows, { arrived: new Set(), departed: departedOf(view) })
}

/** Without the rows that left; called when they have been seen. */
export function clearGone(view: QueueView, ids: ReadonlySet<string>): QueueView {
  return { ...view, shown: view.shown.filter(({ row, gone }) => !gone || !ids.has(row.id)) }
}

/** Where to go after a case: the next row that still waits, else the one before it, else none. */
export function neighbour(view: QueueView, caseId: string | null, step: 1 | -1): QueueRow | null {
  const at = view.shown.findIndex(({ row }) => row.id === caseId)
  if (at < 0) return view.shown.find(({ gone }) => !gone)?.row ?? null
  for (let index = at + step; index >= 0 && index < view.shown.length; index += step) {
    const each = view.shown[index]
    if (each && !each.gone) return each.row
  }
  return null
}

/**
 * What to open after a decision: the next row that this person could decide, else one before it,
 * else whatever is next; null where the queue is done.
 */
export function nextToDecide(
  view: QueueView,
  caseId: string,
  isFree: (row: QueueRow) => boolean,
): QueueRow | null {
  const at = view.shown.findIndex(({ row }) => row.id === caseId)
  const ahead = [...view.shown.slice(at + 1), ...view.shown.slice(0, Math.max(at, 0)).toReversed()]
  const waiting = ahead.filter(({ row, gone }) => !gone && row.id !== caseId).map(({ row }) => row)
  return waiting.find(isFree) ?? waiting[0] ?? null
}

function departedOf(view: QueueView): Map<string, Departure> {
  return new Map(view.shown.flatMap(({ row, gone }) => (gone ? [[row.id, gone] as const] : [])))
}

/** Puts each row that left behind the one that it stood behind. */
function withDeparted(
  shown: ShownRow[],
  before: readonly ShownRow[],
  rows: readonly QueueRow[],
  departed: ReadonlyMap<string, Departure>,
): ShownRow[] {
  const stays = new Set(rows.map((row) => row.id))
  const result = [...shown]
  for (const [index, { row, gone }] of before.entries()) {
    const farewell = gone ?? departed.get(row.id)
    if (stays.has(row.id) || !farewell) continue
    const above = before[index - 1]
    const at = above ? result.findIndex((each) => each.row.id === above.row.id) : -1
    result.splice(at + 1, 0, { row, gone: farewell })
  }
  return result
}
