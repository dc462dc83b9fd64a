import type { MemberHome } from '@guildhall/contract/cases'
import { formatDate } from '@guildhall/ui/format-date'

/** One thing for the member to do next. */
export interface NextAction {
  key: string
  /** By when, and how long that is; nothing where there is no day. */
  by: string
  left: string
  isLate: boolean
  title: string
  amountFen?: number
  text: string
  act?: { word: string; to: string }
}

const DAY = 86_400_000
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY

/** How far off a day is, in words. */
export function daysLeft(on: string, today: string): { left: string; isLate: boolean } {
  const days = dayOf(on) - dayOf(today)
  if (days < 0) return { left: `已过 ${-days} 天`, isLate: true }
  return { left: days === 0 ? '就是今天' : `还有 ${days} 天`, isLate: false }
}

/**
 * What the member does next: what was sent back and what was begun first, since others wait for it,
 * then bills by the day they are due. Every line tells why and, where it can be done here, how.
 */
export function nextActions(home: MemberHome, today: string): NextAction[] {
  return [
    ...sanctionAction(home, today),
    ...home.identities.flatMap(fromIdentity),
    ...returnedMatters(home),
    ...billActions(home, today),
  ]
}

const undated = { by: '', left: '', isLate: false }

/** What stands against the membership comes first: why, and by when one may appeal. */
function sanctionAction({ membership }: MemberHome, today: string): NextAction[] {
  const sanction = membership?.sanction
  if (!sanction) return []
  const { kind, from, reason, canAppealUntil } = sanction
  const what = kind === 'suspension' ? '会籍暂停' : '除名'
  return [
    {
      ...(canAppealUntil ? daysLeft(canAppealUntil, today) : undated),
      key: 'sanction',
      by: canAppealUntil ? `${formatDate(canAppealUntil, 'day')}前` : '现在',
      title: `${what}，自${formatDate(from, 'prose')}起`,
      text: `事由：${reason}。${canAppealUntil ? '如有异议，可以在期限内申诉。' : ''}`,
      act: { word: '看原因和办法', to: '/my/sanctions' },
    },
  ]
}

function fromIdentity(identity: MemberHome['identities'][number]): NextAction[] {
  const { application, status, caseId, remarks } = identity
  if (!caseId) return []
  const what = whatOf(identity)
  const to = `/my/cases/${caseId}/edit`
  if (status === 'returned') {
    const text =
      remarks > 0
        ? `审核人员留了 ${remarks} 条批注。其余都在，不用重填。`
        : '已退回，请看过原因后修改。'
    return [
      {
        ...undated,
        key: application,
        by: '现在',
        title: `按批注修改${what}`,
        text,
        act: { word: '按批注修改', to },
      },
    ]
  }
  if (status !== 'draft') return []
  const text = '还没有提交。已填的都在，接着填就行。'
  return [
    {
      ...undated,
      key: application,
      by: '现在',
      title: `继续填写${what}`,
      text,
      act: { word: '继续填写', to },
    },
  ]
}

/** What a case of an identity is called where one goes on with it. */
function whatOf({ kind, label, isRenewal }: MemberHome['identities'][number]): string {
  if (isRenewal) return `${label}资料`
  return kind === 'join' ? '入会申请' : `${label}认证`
}

/** Other matters that were sent back: 信息变更, 归属变更 and the like. */
function returnedMatters({ running, identities }: MemberHome): NextAction[] {
  return running
    .filter(
      ({ id, state }) => state === 'returned' && !identities.some(({ caseId }) => caseId === id),
    )
    .map(({ id, label }) => ({
      ...undated,
      key: id,
      by: '现在',
      title: `按批注修改${label}`,
      text: '审核人员已退回。其余都在，不用重填。',
      act: { word: '按批注修改', to: `/my/cases/${id}/edit` },
    }))
}

const openingWords = {
  title: '缴费开通会员',
  text: '缴费办法、收款账户都在里面。付款后上传凭证，协会确认到账即开通，短信告知。',
}

function duesWords(year: number, membership: MemberHome['membership']) {
  return {
    title: `交 ${year} 年度会费`,
    text: membership
      ? `从单位账户转账，附言写“${membership.number}”。到账后协会确认，状态在这里更新。`
      : '从单位账户转账。到账后协会确认，状态在这里更新。',
  }
}

function billActions({ bills, membership }: MemberHome, today: string): NextAction[] {
  return bills
    .filter(({ status }) => status !== 'paid')
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map(({ id, year, amountFen, paidFen, dueOn }) => ({
      ...daysLeft(dueOn, today),
      key: id,
      by: `${formatDate(dueOn, 'day')}前`,
      amountFen: amountFen - paidFen,
      ...(membership?.toPay?.billId === id ? openingWords : duesWords(year, membership)),
      act: { word: '缴费并上传凭证', to: `/my/dues/${id}` },
    }))
}
