import type { MyBill } from '@guildhall/contract/dues'
import type { TrackStage } from '@guildhall/ui/StageTrack.vue'
import { formatDate } from '@guildhall/ui/format-date'
import { formatYuan } from '@guildhall/domain/money'

type Opening = Pick<MyBill, 'bill' | 'opening'>

/** 开通会员 on its track: approved, paid, seen by the association, a member. */
export function openingTrack({ bill, opening }: Opening): TrackStage[] {
  const isOpen = Boolean(opening?.membership)
  const isSent = bill.status === 'voucher-waiting'
  return [
    { key: 'approved', label: '审核通过', place: 'past' },
    {
      key: 'pay',
      label: '缴费，传凭证',
      place: isOpen || isSent ? 'past' : 'here',
      when: isOpen || isSent ? '' : `${formatDate(bill.dueOn, 'day')}前`,
    },
    {
      key: 'confirm',
      label: '协会确认到账',
      place: isOpen ? 'past' : isSent ? 'here' : 'ahead',
      when: isOpen && bill.paidOn ? formatDate(bill.paidOn, 'day') : '',
    },
    {
      key: 'open',
      label: '开通会员',
      place: isOpen ? 'past' : 'ahead',
      when: opening?.membership ? formatDate(opening.membership.from, 'day') : '',
    },
  ]
}

/** Where the opening of a membership stands, in sentences; never 有效 before the money has come. */
export function openingSentence({ bill, opening }: Opening): string {
  if (opening?.membership) {
    const { from, validTo } = opening.membership
    return `会员已开通，会籍自${formatDate(from, 'prose')}至${formatDate(validTo, 'prose')}。`
  }
  switch (bill.status) {
    case 'voucher-waiting':
      return '审核已通过，凭证已收到。协会核对到账后开通会员，短信告知，这一页也会自己更新。'
    case 'voucher-refused':
      return '审核已通过，凭证被退回，请按原因重新上传。缴费到账后开通会员。'
    case 'part-paid':
      return `审核已通过，已到账 ${formatYuan(bill.paidFen)} 元，还差 ${formatYuan(bill.owedFen)} 元，缴齐后开通会员。`
    default:
      return bill.overdue
        ? '审核已通过，缴费到账后开通会员。缴纳期限已过，现在缴费仍可开通；不再入会的，请告诉协会。'
        : '审核已通过，缴费到账后开通会员。'
  }
}

/** What was settled about the title that was asked for, and what that means for the bill; empty where nothing was. */
export function titleSentence(
  title: { asked: string; granted: string; note: string | null } | null | undefined,
): string {
  if (!title) return ''
  if (title.asked === title.granted) return `职务核定为${title.granted}，会费按它开单。`
  const note = title.note ? `说明：${title.note}` : ''
  return `职务核定为${title.granted}（申请的是${title.asked}），会费按核定的职务开单。${note}`
}
