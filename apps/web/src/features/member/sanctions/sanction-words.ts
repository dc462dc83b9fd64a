import type { Status } from '@guildhall/ui/status'

/** What a decision means for the member while it holds. */
export function whatItMeans(kind: 'suspension' | 'expulsion'): string {
  return kind === 'suspension'
    ? '暂停期间会员证显示“已暂停”，不能证明会员身份；会费和已办的事项不变。'
    : '自生效之日起不再是会员，会员证随之撤销；此前的缴费单不变。'
}

/** How an appeal stands. */
export function appealWords(outcome: 'upheld' | 'dismissed' | null): {
  status: Status
  word: string
} {
  switch (outcome) {
    case 'upheld':
      return { status: 'done', word: '申诉成立' }
    case 'dismissed':
      return { status: 'none', word: '维持原决定' }
    case null:
      return { status: 'doing', word: '申诉已提交，等待处理' }
  }
}
