import type { CaseStepView } from '@guildhall/contract/common'
import type { Status } from '@guildhall/ui/status'
import type { CaseView } from '../queries/case-view.ts'

type State = CaseView['state']

/** The state of a case as its applicant reads it. */
export function stateWords(
  state: State,
  stageLabel: string | null,
): { status: Status; words: string } {
  switch (state) {
    case 'draft':
      return { status: 'none', words: '还没有提交' }
    case 'submitted':
      return { status: 'doing', words: stageLabel ? `${stageLabel}中` : '审核中' }
    case 'returned':
      return { status: 'stop', words: '已退回，待您修改' }
    case 'approved':
      return { status: 'done', words: '已通过' }
    case 'rejected':
      return { status: 'err', words: '不予通过' }
    case 'withdrawn':
      return { status: 'none', words: '已撤回申请' }
  }
}

/** What a step of the timeline did, in words; who did it stands beside. */
export function stepWords(
  step: Pick<CaseStepView, 'action' | 'toState' | 'toStage' | 'fromStage'>,
): {
  status: Status
  what: string
} {
  switch (step.action) {
    case 'submit':
      return { status: 'doing', what: step.toStage ? `提交审批，转${step.toStage}` : '提交审批' }
    case 'recall':
      return { status: 'none', what: '撤回修改' }
    case 'withdraw':
      return { status: 'none', what: '撤回申请' }
    case 'return':
      return { status: 'stop', what: '退回修改' }
    case 'reject':
      return { status: 'err', what: '不予通过' }
    case 'reopen':
      return { status: 'doing', what: step.toStage ? `重新审核，回到${step.toStage}` : '重新审核' }
    case 'defer':
      return { status: 'todo', what: '暂缓，留待下次会议' }
    case 'pass':
      return passWords(step)
    default:
      return { status: 'none', what: '办理' }
  }
}

function passWords({
  toState,
  fromStage,
  toStage,
}: Pick<CaseStepView, 'toState' | 'toStage' | 'fromStage'>) {
  const what = fromStage ? `${fromStage}通过` : '通过'
  if (toState === 'approved') return { status: 'done' as const, what: `${what}，办结` }
  return { status: 'done' as const, what: toStage ? `${what}，转${toStage}` : what }
}
