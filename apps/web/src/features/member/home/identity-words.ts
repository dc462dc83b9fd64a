import type { MemberHome } from '@guildhall/contract/cases'
import type { IdentityCard } from '@guildhall/contract/identities'
import type { Status } from '@guildhall/ui/status'
import type { OwnMove } from '../cases/use-own-move.ts'

export type Identity = IdentityCard

/** Something to press: a way to go, or a move of the open case that is confirmed first. */
export type IdentityAct = { word: string } & ({ to: string } | { move: OwnMove })

/** How a card of an identity looks and what can be done with it. */
export interface IdentityWords {
  status: Status
  words: string
  /** Where a renewal stands, beside what stays in force. */
  renewal: { status: Status; words: string } | null
  act: IdentityAct
  /** What else can be done, less often. */
  also: IdentityAct | null
  note: string
}

/** Whether a membership that was approved waits for its money, and for which bill. */
type ToPay = NonNullable<MemberHome['membership']>['toPay']

const quiet = { renewal: null, also: null, note: '' }

/**
 * 未认证 → 审核中 → 已认证, or 已退回; the action that goes with each. `toPay` where the membership that
 * was approved waits for its money.
 */
export function identityWords(identity: Identity, toPay: ToPay = null): IdentityWords {
  if (identity.isRenewal) return renewalWords(identity)
  const { status, application, kind, caseId } = identity
  const open = `/my/cases/${caseId ?? ''}`
  switch (status) {
    case 'none':
      return {
        ...quiet,
        status: 'none',
        words: '未认证',
        act: { word: '立即认证', to: `/my/apply/${application}` },
      }
    case 'draft':
      return {
        ...quiet,
        status: 'none',
        words: '还没有提交',
        act: { word: '继续填写', to: `${open}/edit` },
        note: '已填的都在。',
      }
    case 'submitted':
      return { ...quiet, status: 'doing', words: '审核中', ...underReview(open) }
    case 'returned':
      return {
        ...quiet,
        status: 'stop',
        words: '已退回',
        act: { word: '按批注修改', to: `${open}/edit` },
        note: '其余都在，不用重填。',
      }
    case 'certified':
      if (toPay)
        return {
          ...quiet,
          status: 'todo',
          words: '待缴费开通',
          act: { word: '缴费开通会员', to: `/my/dues/${toPay.billId}` },
          note: '审核已通过，缴费到账后开通会员。',
        }
      return {
        ...quiet,
        status: 'done',
        words: kind === 'join' ? '已入会' : '已认证',
        ...changing(identity),
      }
  }
}

/** While it is reviewed, changing it means to take it back. */
function underReview(open: string) {
  return {
    act: { word: '撤回修改', move: 'recall' } as const,
    also: { word: '看进度', to: open },
    note: '撤回后从头排队。',
  }
}

/** A member changes contacts at once and certified facts with proof, both on its own page. */
function changing({ kind, application }: Identity) {
  return kind === 'join'
    ? { act: { word: '修改资料', to: '/my/unit' }, note: '' }
    : {
        act: { word: '修改资料', to: `/my/apply/${application}` },
        note: '修改要重新审核，其间现有认证照常有效。',
      }
}

function renewalWords({ kind, status, caseId }: Identity): IdentityWords {
  const open = `/my/cases/${caseId ?? ''}`
  const inForce = { status: 'done', words: kind === 'join' ? '已入会' : '已认证' } as const
  const giveUp = { word: '放弃修改', move: 'withdraw' } as const
  if (status === 'submitted')
    return {
      ...inForce,
      renewal: { status: 'doing', words: '修改审核中' },
      ...underReview(open),
    }
  const isBack = status === 'returned'
  return {
    ...inForce,
    renewal: isBack
      ? { status: 'stop', words: '修改已退回' }
      : { status: 'none', words: '修改还没有提交' },
    act: { word: isBack ? '按批注修改' : '继续填写', to: `${open}/edit` },
    also: giveUp,
    note: '',
  }
}

/** What a renewal changes, in a sentence; the first few by name. */
export function changesSentence({ changes }: Pick<Identity, 'changes'>): string {
  if (changes.length === 0) return '还没有改动。'
  const named = changes.slice(0, 3).join('、')
  return `要改：${named}${changes.length > 3 ? ` 等 ${changes.length} 处` : ''}。`
}

/** What it takes to be certified. */
export function asksSentence({ asks: { fields, papers } }: Pick<Identity, 'asks'>): string {
  const upload = papers.length > 0 ? `要传：${papers.join('、')}。` : ''
  return `要填：${fields.join('、')}。${upload}随填随存。`
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
  return identities.toSorted((a, b) => order[a.status] - order[b.status])
}

const counted: Record<Identity['status'], string> = {
  returned: '种身份要修改',
  draft: '种还没有提交',
  submitted: '种审核中',
  certified: '种已认证',
  none: '种未认证',
}
const numerals = ['零', '一', '两', '三', '四', '五', '六', '七', '八', '九', '十']

/** The cards in one sentence: 一种身份要修改，一种审核中. One whose renewal is under way is certified too. */
export function identitySummary(identities: readonly Identity[]): string {
  const statuses = (Object.keys(order) as Identity['status'][]).filter(
    (status) => status !== 'none',
  )
  const isCounted = (identity: Identity, status: Identity['status']) =>
    identity.isRenewal && identity.status === 'submitted'
      ? status === 'certified'
      : identity.status === status
  const parts = statuses.flatMap((status) => {
    const count = identities.filter((identity) => isCounted(identity, status)).length
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
