import type { MemberHome } from '@guildhall/contract/cases'
import type { Status } from '@guildhall/ui/status'

/** Approved, and no member before the money has come. */
export const awaitingPayment: { status: Status; words: string } = {
  status: 'todo',
  words: '审核已通过，缴费到账后开通会员',
}

/** Where one stands with the association, in one status. */
export function standingOf({ membership, running, identities }: MemberHome): {
  status: Status
  words: string
} {
  if (membership?.toPay) return awaitingPayment
  return membership ? membershipWords(membership.status) : beforeJoining(running, identities)
}

/** Whether a membership runs, in one status. */
export function membershipWords(status: NonNullable<MemberHome['membership']>['status']): {
  status: Status
  words: string
} {
  switch (status) {
    case 'active':
      return { status: 'done', words: '会籍有效' }
    case 'suspended':
      return { status: 'todo', words: '会籍已暂停' }
    case 'upcoming':
      return { status: 'doing', words: '会籍即将开始' }
    case 'lapsed':
      return { status: 'err', words: '会籍已到期' }
    case 'left':
      return { status: 'none', words: '已退会' }
    case 'expelled':
      return { status: 'err', words: '已除名' }
  }
}

function beforeJoining(
  running: MemberHome['running'],
  identities: MemberHome['identities'],
): { status: Status; words: string } {
  const join = identities.find(({ kind }) => kind === 'join')
  const open = running.find(({ id }) => id === join?.caseId)
  if (open?.state === 'returned') return { status: 'stop', words: '入会申请已退回，待您修改' }
  if (open)
    return {
      status: 'doing',
      words: open.stageLabel ? `入会申请在${open.stageLabel}` : '入会申请办理中',
    }
  if (join?.status === 'draft') return { status: 'none', words: '入会申请还没有提交' }
  return { status: 'none', words: '还不是会员' }
}

/** The certificate of the membership: the one that runs as long, else the newest. */
export function certificateOf({
  membership,
  certificates,
}: MemberHome): MemberHome['certificates'][number] | undefined {
  return (
    certificates.find(({ validTo }) => membership && validTo === membership.validTo) ??
    certificates[0]
  )
}

const NEW_FOR_DAYS = 180
const DAY = 86_400_000

/** What a newcomer is told comes next; nobody is told so for years. */
export function newcomerSteps(
  { membership, whatNext }: MemberHome,
  today: string,
): readonly string[] {
  if (!membership) return whatNext
  const days = (Date.parse(today) - Date.parse(membership.joinedOn)) / DAY
  return days <= NEW_FOR_DAYS ? whatNext : []
}
