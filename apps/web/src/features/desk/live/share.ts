import type { QueueRow } from '@guildhall/contract/review'

/** Who looks at the desk, as far as counts and filters depend on it. */
export interface Looker {
  accountId: string
  /** Milliseconds now: a claim that has run out counts as none. */
  now: number
}

/** What one row adds to the counters of its stage. */
export interface Share {
  application: string
  stage: string
  mine: boolean
  unclaimed: boolean
  resubmitted: boolean
  late: boolean
  waited: number
}

/** The claim that holds now, if any. */
export function claimNow(row: QueueRow, now: number): QueueRow['claim'] {
  return row.claim && Date.parse(row.claim.until) > now ? row.claim : null
}

/** Whether more working days have gone by than the stage promises. */
export function isLate(row: Pick<QueueRow, 'waited' | 'promised'>): boolean {
  return row.promised !== null && row.waited > row.promised
}

/** What a row adds to the strip of stages; null for one that waits at no stage. */
export function shareOf(row: QueueRow | null, looker: Looker): Share | null {
  if (row?.state !== 'submitted' || row.stage === null) return null
  const claim = claimNow(row, looker.now)
  return {
    application: row.application,
    stage: row.stage,
    mine: claim?.accountId === looker.accountId,
    unclaimed: claim === null,
    resubmitted: row.submissionNumber > 1,
    late: isLate(row),
    waited: row.waited,
  }
}
