import type { ReviewCase } from '@guildhall/contract/review'
import type { Status } from '@guildhall/ui/status'

export type Decision = 'pass' | 'return' | 'reject'

/** Where a case stands after a decision, as the server answered. */
export interface Decided {
  state: ReviewCase['row']['state']
  stage: string | null
}

const done: Record<Decision, { words: string; status: Status }> = {
  pass: { words: '已通过', status: 'done' },
  return: { words: '已退回', status: 'stop' },
  reject: { words: '已不予通过', status: 'err' },
}

/** What a decision brought about, in one sentence for the toast. */
export function outcomeOf(
  decision: Decision,
  name: string,
  decided: Decided,
  stageLabel: string | null,
): { text: string; status: Status } {
  const { words, status } = done[decision]
  if (decided.state === 'approved') return { text: `${words}${name}，事项办结`, status }
  if (decided.state === 'returned') return { text: `${words}${name}，批注已送达申请人`, status }
  if (decided.state === 'rejected') return { text: `${words}${name}，已告知申请人`, status }
  return { text: `${words}${name}，已转${stageLabel ?? '下一环节'}`, status }
}

/** What became of the row in the queue, by one's own hand. */
export function ownDeparture(decision: Decision): { text: string; status: Status } {
  const words = { pass: '您已通过', return: '您已退回', reject: '您已不予通过' }
  return { text: words[decision], status: done[decision].status }
}
