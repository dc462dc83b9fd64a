import type { MessageRow } from '@guildhall/contract/messages'
import type { Status } from '@guildhall/ui/status'

const states: Record<string, { label: string; status: Status }> = {
  queued: { label: '待发', status: 'doing' },
  sending: { label: '发送中', status: 'doing' },
  sent: { label: '已发出', status: 'done' },
  failed: { label: '没有发出', status: 'err' },
  unknown: { label: '结果不明', status: 'todo' },
}

/** How a message stands, in words: what the carrier said of it, else what the provider did. */
export function deliveryOf({ state, delivery }: Pick<MessageRow, 'state' | 'delivery'>): {
  label: string
  status: Status
} {
  if (state === 'sent' && delivery === 'delivered') return { label: '已送达', status: 'done' }
  if (state === 'sent' && delivery === 'undelivered') return { label: '没有送到', status: 'err' }
  return states[state] ?? { label: '结果不明', status: 'todo' }
}

export const channelLabels: Record<MessageRow['channel'], string> = {
  sms: '短信',
  mail: '邮件',
  wechat: '微信',
}
