import type { QueueRow, ReviewCase } from '@guildhall/contract/review'
import { claimNow, type Looker } from '../live/share.ts'

type Can = ReviewCase['can']

const nothing: Can = {
  claim: false,
  release: false,
  assign: false,
  reopen: false,
  decisions: [],
  remark: false,
  unmask: false,
}

/**
 * What this person may do with the open case now: what the server answered, narrowed by what live
 * events have told since. Until the case is read again nothing is ever offered beyond the answer.
 */
export function canNow(
  answered: Pick<ReviewCase, 'row' | 'can'>,
  row: QueueRow,
  looker: Looker,
): Can {
  const moved = row.state !== answered.row.state || row.stage !== answered.row.stage
  if (moved) return nothing
  if (row.state !== 'submitted')
    return { ...nothing, reopen: answered.can.reopen, unmask: answered.can.unmask }
  const claim = claimNow(row, looker.now)
  if (claim === null) return { ...answered.can, release: false }
  if (claim.accountId === looker.accountId) return { ...answered.can, claim: false }
  return { ...nothing, assign: answered.can.assign, unmask: answered.can.unmask }
}
