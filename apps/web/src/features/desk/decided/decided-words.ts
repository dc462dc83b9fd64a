import type { QueueRow } from '@guildhall/contract/review'
import type { Status } from '@guildhall/ui/status'

const actions: Record<string, { label: string; status: Status }> = {
  pass: { label: '通过', status: 'done' },
  return: { label: '退回修改', status: 'stop' },
  reject: { label: '不予通过', status: 'err' },
  defer: { label: '暂缓', status: 'todo' },
}

/** A decision in words, with its status. */
export function actionWords(action: string): { label: string; status: Status } {
  return actions[action] ?? { label: '办理', status: 'none' }
}

const standings: Record<QueueRow['state'], string> = {
  draft: '申请人修改中',
  submitted: '办理中',
  returned: '等补正',
  approved: '已办结',
  rejected: '已办结',
  withdrawn: '申请人已撤销',
}

/** Where a case that was decided stands now. */
export function standingOf(state: QueueRow['state']): string {
  return standings[state]
}
