import type { Status } from '@guildhall/ui/status'

const states: Record<string, { label: string; status: Status }> = {
  queued: { label: '待发', status: 'doing' },
  sending: { label: '发送中', status: 'doing' },
  sent: { label: '已发出', status: 'done' },
  delivered: { label: '已送达', status: 'done' },
  failed: { label: '没有发出', status: 'err' },
  unknown: { label: '结果不明，请电话联系', status: 'todo' },
}

/** How a message stands, in words; a state nobody named reads as not known. */
export function deliveryOf(state: string): { label: string; status: Status } {
  return states[state] ?? { label: '结果不明，请电话联系', status: 'todo' }
}
