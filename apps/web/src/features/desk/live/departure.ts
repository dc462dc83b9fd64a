import type { Status } from '@guildhall/ui/status'
import type { Entry } from './entry.ts'

/** What became of a row that leaves the list, told where it stood. */
export interface Departure {
  text: string
  status: Status
}

/** A short word for what happened to a case, from where it stands now; `own` where I did it. */
export function departureOf({ event }: Entry, own = false): Departure {
  const { row, leftStage } = event
  const by = own ? '您已' : event.by
  if (!row) return { text: '已移出', status: 'none' }
  switch (row.state) {
    case 'approved':
      return { text: `${by}通过`, status: 'done' }
    case 'returned':
      return { text: `${by}退回`, status: 'stop' }
    case 'rejected':
      return { text: `${by}不予通过`, status: 'err' }
    case 'withdrawn':
      return { text: '申请人已撤销', status: 'none' }
    case 'draft':
      return { text: '申请人已撤回', status: 'none' }
    case 'submitted':
      if (leftStage && row.stage !== leftStage) return { text: `${by}通过`, status: 'done' }
      return row.claim
        ? { text: `${row.claim.name}认领`, status: 'doing' }
        : { text: '已放回', status: 'none' }
  }
}
