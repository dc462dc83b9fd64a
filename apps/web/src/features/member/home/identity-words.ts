import type { MemberHome } from '@guildhall/contract/cases'
import type { Status } from '@guildhall/ui/status'

export type Identity = MemberHome['identities'][number]

/** How a card of an identity looks and what can be done with it. */
export interface IdentityWords {
  status: Status
  words: string
  act: { word: string; to: string }
  note: string
}

/**
 * 未认证 → 审核中 → 已认证, or 已退回; the action that goes with each. `toPay` where the membership that
 * was approved waits for its money.
 */
export function identityWords(
  { status, kind, application, caseId, remarks }: Identity,
  toPay?: NonNullable<MemberHome['membership']>['toPay'],
): IdentityWords {
  const begin = `/my/apply/${application}`
  const open = `/my/cases/${caseId ?? ''}`
  switch (status) {
    case 'none':
      return { status: 'none', words: '未认证', act: { word: '立即认证', to: begin }, note: '' }
    case 'draft':
      return {
        status: 'none',
        words: '还没有提交',
        act: { word: '继续填写', to: `${open}/edit` },
        note: '已填的都在。',
      }
    case 'submitted':
      return {
        status: 'doing',
        words: '审核中',
        act: { word: '查看进度', to: open },
        note: '要改内容，可在进度页撤回修改。',
      }
    case 'returned':
      return {
        status: 'stop',
        words: '已退回',
        act: { word: '按批注修改', to: `${open}/edit` },
        note: remarks > 0 ? `有 ${remarks} 条批注。其余都在，不用重填。` : '其余都在，不用重填。',
      }
    case 'certified':
      if (toPay)
        return {
          status: 'todo',
          words: '待缴费开通',
          act: { word: '缴费开通会员', to: `/my/dues/${toPay.billId}` },
          note: '审核已通过，缴费到账后开通会员。',
        }
      return kind === 'join'
        ? {
            status: 'done',
            words: '已入会',
            act: { word: '查看证书', to: '/my/certificates' },
            note: '',
          }
        : {
            status: 'done',
            words: '已认证',
            act: { word: '修改资料', to: begin },
            note: '修改要重新审核，其间现有认证照常有效。',
          }
  }
}

const order: Record<Identity['status'], number> = {
  returned: 0,
  draft: 1,
  submitted: 2,
  certified: 3,
  none: 4,
}

/** What needs the person comes first, what is not there yet last. */
export function inOrder(identities: readonly Identity[]): Identity[] {
  return [...identities].sort((a, b) => order[a.status] - order[b.status])
}

const counted: Record<Identity['status'], string> = {
  returned: '种身份要修改',
  draft: '种还没有提交',
  submitted: '种审核中',
  certified: '种已认证',
  none: '种未认证',
}
const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']

/** The cards in one sentence: 一种身份要修改，一种审核中. */
export function identitySummary(identities: readonly Identity[]): string {
  const statuses = (Object.keys(order) as Identity['status'][]).filter(
    (status) => status !== 'none',
  )
  const parts = statuses.flatMap((status) => {
    const count = identities.filter((identity) => identity.status === status).length
    return count > 0 ? [`${numerals[count] ?? count}${counted[status]}`] : []
  })
  return parts.length > 0 ? parts.join('，') : '还没有认证过。选一种开始，随填随存，可以分几次填'
}

/** The card whose button is the page's main one: what waits for the person, else the first to begin. */
export function mainCard(identities: readonly Identity[]): Identity | undefined {
  const waiting = identities.find(({ status }) => status === 'returned' || status === 'draft')
  const isBlank = identities.every(({ status }) => status === 'none')
  return waiting ?? (isBlank ? identities[0] : undefined)
}
