import type { MemberView } from '@guildhall/contract/member-page'
import type { Status } from '@guildhall/ui/status'

/** How a certificate stands today. */
export const certificateStates: Record<
  MemberView['certificates'][number]['status'],
  { status: Status; word: string }
> = {
  valid: { status: 'done', word: '有效' },
  suspended: { status: 'todo', word: '已暂停' },
  expired: { status: 'none', word: '已到期' },
  revoked: { status: 'err', word: '已撤销' },
  replaced: { status: 'none', word: '已换发' },
}

/** Where a case stands. */
export const caseStates: Record<string, string> = {
  submitted: '办理中',
  returned: '退回修改',
  approved: '已通过',
  rejected: '不予通过',
  withdrawn: '已撤回',
}
