import type { Entry } from './entry.ts'

/** A line of 刚刚发生. */
export interface NewsLine {
  key: string
  at: string
  text: string
}

/** It came to wait here: new, or mended by one whose return was seen in this visit. */
const isArrival = ({ event, before }: Entry): boolean =>
  event.row?.state === 'submitted' && !event.leftStage && before?.state !== 'submitted'

/**
 * The latest things that happened, newest first, in words. Arrivals of one kind within the same
 * minute are told as one line.
 */
export function newsOf(
  entries: readonly Entry[],
  labelOf: (application: string, stage: string) => string,
  most = 3,
): NewsLine[] {
  const lines: NewsLine[] = []
  for (let at = entries.length - 1; at >= 0 && lines.length < most; at--) {
    const entry = entries[at]
    if (!entry) continue
    const group = isArrival(entry) ? arrivalsWith(entries, at) : 1
    const text =
      group > 1 ? `新到 ${group} 件${entry.event.row?.label ?? ''}` : sentenceOf(entry, labelOf)
    if (text) lines.push({ key: String(entry.event.seq), at: entry.event.at, text })
    at -= group - 1
  }
  return lines
}

/** How many arrivals of the same kind end at this one, within a minute. */
function arrivalsWith(entries: readonly Entry[], last: number): number {
  const end = entries[last]
  if (!end) return 0
  let count = 1
  for (let at = last - 1; at >= 0; at--) {
    const each = entries[at]
    if (!each || !isArrival(each) || each.event.row?.label !== end.event.row?.label) break
    if (Date.parse(end.event.at) - Date.parse(each.event.at) > 60_000) break
    count++
  }
  return count
}

function sentenceOf(
  entry: Entry,
  labelOf: (application: string, stage: string) => string,
): string | null {
  const { row, leftStage, by } = entry.event
  if (!row) return null
  const name = row.partyName
  switch (row.state) {
    case 'approved':
      return `${by}通过${name}，已办结`
    case 'returned':
      if (entry.event.kind === 'case.reminded') return `${by}提醒${name}补正`
      return `${by}退回${name}，等补正`
    case 'rejected':
      return `${by}不予通过${name}`
    case 'withdrawn':
      return `${name}撤销了申请`
    case 'draft':
      return `${name}撤回修改`
    case 'submitted':
      if (leftStage && row.stage && row.stage !== leftStage) {
        return `${by}通过${name}，已转${labelOf(row.application, row.stage)}`
      }
      if (entry.event.kind === 'case.nudge') return `${name}催办`
      if (entry.event.kind === 'case.reopen') return `${by}重新打开${name}`
      if (isArrival(entry)) return row.submissionNumber > 1 ? `${name}补正回来` : `新到 ${name}`
      return claimSentence(entry)
  }
}

function claimSentence({ event: { row }, before }: Entry): string | null {
  if (!row || row.claim?.accountId === before?.claim?.accountId) return null
  if (row.claim && row.claim.until === null) return `${row.partyName}分配给${row.claim.name}`
  return row.claim ? `${row.claim.name}认领${row.partyName}` : `${row.partyName}已放回`
}
