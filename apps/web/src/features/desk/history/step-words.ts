import type { CaseStepView } from '@guildhall/contract/common'
import type { Status } from '@guildhall/ui/status'

/** One line of a case's history. */
export interface HistoryLine {
  key: string
  at: string
  text: string
  note: string | null
  status: Status
}

/** What each action did, in words; who did it stands before. */
function words(step: CaseStepView): { text: string; status: Status } {
  switch (step.action) {
    case 'submit':
      return { text: '提交审批', status: 'doing' }
    case 'recall':
      return { text: '撤回修改', status: 'none' }
    case 'withdraw':
      return { text: '撤销申请', status: 'none' }
    case 'return':
      return { text: '退回修改', status: 'stop' }
    case 'reject':
      return { text: '不予通过', status: 'err' }
    case 'reopen':
      return { text: step.toStage ? `重新打开，回到${step.toStage}` : '重新打开', status: 'doing' }
    case 'defer':
      return { text: '暂缓，留待下次会议', status: 'todo' }
    case 'pass':
      if (step.toState === 'approved') return { text: '通过，办结', status: 'done' }
      return { text: step.toStage ? `通过，转${step.toStage}` : '通过', status: 'done' }
    default:
      return { text: '办理', status: 'none' }
  }
}

/** A case's history, the latest first. */
export function historyOf(steps: readonly CaseStepView[]): HistoryLine[] {
  return steps
    .map((step) => ({
      ...words(step),
      key: `${step.at} ${step.action}`,
      at: step.at,
      note: step.reason,
      by: step.by,
    }))
    .map(({ by, text, ...rest }) => ({ ...rest, text: `${by}${text}` }))
    .toSorted((a, b) => b.at.localeCompare(a.at))
}
