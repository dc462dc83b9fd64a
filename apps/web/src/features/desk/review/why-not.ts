import type { QueueRow } from '@guildhall/contract/review'
import { claimNow } from '../live/share.ts'

/** Why this person can't pass the case now, and what to do. */
export function whyNot(row: QueueRow, accountId: string, now: number, mayReturn: boolean): string {
  switch (row.state) {
    case 'approved':
      return '这件事项已经通过，办结。'
    case 'returned':
      return '已退回，等申请人补正后再次提交。'
    case 'rejected':
      return '这件事项已经办结：不予通过。'
    case 'withdrawn':
      return '申请人已撤销这件事项。'
    case 'draft':
      return '申请人已撤回修改，再次提交后会回到队列。'
    case 'submitted': {
      const claim = claimNow(row, now)
      if (claim && claim.accountId !== accountId) return `${claim.name}正在办理，放回后您可以认领。`
      if (row.entered?.accountId === accountId) return '这件由您录入，要由另一位同事办理。'
      return mayReturn
        ? '是否通过由会议决定；材料有误可以退回。'
        : '这一环节不由您决定，您可以查看。'
    }
  }
}
