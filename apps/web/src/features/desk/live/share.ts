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
  branch: string | null
  /** Sent back by the stage: it waits for its applicant, and counts as nothing else. */
  returned: boolean
}

/** The claim that holds now, if any; one that was assigned does not run out. */
export function claimNow(row: QueueRow, now: number): QueueRow['claim'] {
  if (!row.claim) return null
  return row.claim.until === null || Date.parse(row.claim.until) > now ? row.claim : null
}

/** Whether more working days have gone by than the stage promises. */
export function isLate(row: Pick<QueueRow, 'waited' | 'promised'>): boolean {
  return row.promised !== null && row.waited > row.promised
}

/** What a row adds to the strip of stages; null for one that waits at no stage. */
export function shareOf(row: QueueRow | null, looker: Looker): Share | null {
  if (row?.state === 'returned' && row.returnedStage) return returnedShare(row, row.returnedStage)
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
    branch: row.branch,
    returned: false,
  }
}

function returnedShare({ application, branch }: QueueRow, stage: string): Share {
  const nothing = { mine: false, unclaimed: false, resubmitted: false, late: false, waited: 0 }
  return { ...nothing, application, stage, branch, returned: true }
}
