import type { LiveEvent } from '@guildhall/contract/live'
import type { QueueRow } from '@guildhall/contract/review'

/**
 * One live event as the desk keeps it: with the row as it was known before. An event tells where a
 * case stands now; what it changes in a count or a list is the difference to where it stood.
 */
export interface Entry {
  event: LiveEvent
  /** The row before the event; null where the case was in no queue. */
  before: QueueRow | null
}

/** The event with what is known of its case; what is not known is read from the event itself. */
export function entryOf(event: LiveEvent, known: QueueRow | undefined): Entry {
  if (known && known.version <= (event.row?.version ?? Infinity)) return { event, before: known }
  return { event, before: guessBefore(event) }
}

/** A case that was on no page that was loaded: the counts are put right by the next read of them. */
function guessBefore({ row, leftStage, kind }: LiveEvent): QueueRow | null {
  if (!row) return null
  if (leftStage) return { ...row, state: 'submitted', stage: leftStage, claim: null }
  if (isClaim(kind)) return { ...row, claim: null }
  if (isRelease(kind)) return { ...row, claim: heldBySomeone }
  return isArrival(kind) ? null : row
}

/** A claim whose holder is not known: neither mine nor free. */
const heldBySomeone = {
  accountId: '00000000-0000-0000-0000-000000000000',
  name: '',
  until: '9999-12-31T00:00:00.000Z',
}

const isClaim = (kind: string): boolean => kind === 'case.claimed' || kind === 'case.assigned'
const isRelease = (kind: string): boolean => kind === 'case.released'

/** The case came to the queue: submitted, or passed on from the stage before. */
const isArrival = (kind: string): boolean =>
  kind === 'case.submit' || kind === 'case.pass' || kind === 'case.reopen'
