import type { MemberView } from '@guildhall/contract/member-page'
import type { Status } from '@guildhall/ui/status'

export type SanctionAction = MemberView['can']['actions'][number]
export type StaffSanction = MemberView['sanctions'][number]

/** What each action is called, and what it brings, said before it is done. */
export const actionWords: Record<
  SanctionAction,
  { button: string; title: string; brings: string; done: string }
> = {
  suspend: {
    button: '暂停会籍',
    title: '暂停会籍',
    brings: '暂停期间，会员证查验显示“已暂停”；会费和事项照旧。会员会收到短信，可在期限内申诉。',
    done: '会籍已暂停，已通知会员',
  },
  resume: {
    button: '恢复会籍',
    title: '恢复会籍',
    brings: '今天起恢复，会员证随之有效。会员会收到短信。',
    done: '会籍已恢复，已通知会员',
  },
  expel: {
    button: '除名',
    title: '除名',
    brings:
      '自生效之日起不再是会员：会籍终止，会员证撤销；缴费单不变。会员会收到短信，可在期限内申诉，由另一位同事处理。',
    done: '已除名，已通知会员',
  },
}

/** How a sanction stands, in one word. */
export function sanctionStanding({ kind, inForce, lifted, to, from }: StaffSanction): {
  status: Status
  word: string
} {
  const name = kind === 'suspension' ? '暂停会籍' : '除名'
  if (inForce) return { status: kind === 'suspension' ? 'todo' : 'err', word: name }
  if (lifted || to !== null) return { status: 'none', word: `${name}（已结束）` }
  return { status: 'doing', word: `${name}（${from} 起生效）` }
}

/** How an appeal against it stands. */
export const appealStanding: Record<
  'waits' | 'upheld' | 'dismissed',
  { status: Status; word: string }
> = {
  waits: { status: 'todo', word: '申诉待处理' },
  upheld: { status: 'done', word: '申诉成立' },
  dismissed: { status: 'none', word: '维持原决定' },
}
