import type { MemberRow } from '@guildhall/contract/members'
import type { Status } from '@guildhall/ui/status'

export type Standing = MemberRow['status']

/** The status of a member in words, the same everywhere on the desk. */
export const standings: Record<Standing, { label: string; status: Status }> = {
  active: { label: '有效', status: 'done' },
  suspended: { label: '已暂停', status: 'todo' },
  upcoming: { label: '待生效', status: 'doing' },
  lapsed: { label: '已到期', status: 'none' },
  left: { label: '已退会', status: 'none' },
  expelled: { label: '已除名', status: 'err' },
}

/** In the order in which staff look for them. */
export const standingOrder: readonly Standing[] = [
  'active',
  'suspended',
  'upcoming',
  'lapsed',
  'left',
  'expelled',
]
