import type { MessagesSpec } from '@guildhall/domain/blueprint/messages'
import { maskMobile } from '@guildhall/domain/identifiers/masking'
import { DomainError } from '@guildhall/contract/errors'
import type { Work } from '../../kernel/transact.ts'
import { tellAccount } from '../messages/send-account-message.ts'
import type { MobileChange } from './mobile-change.ts'

export type Applied = {
  messages: MessagesSpec
  now: Date
  /** The session that goes on; null where none does. */
  keep: string | null
}

/**
 * The one place where an account's number changes: it signs in with the new one at once, its other
 * sessions end with their open pages, and both numbers are told. Throws `session.required` where the
 * number is no longer the one that the change began from.
 */
export async function setMobile(
  { tx, record }: Work,
  { id, accountId, oldMobile, newMobile }: MobileChange,
  { messages, now, keep }: Applied,
): Promise<void> {
  const { count } = await tx.account.updateMany({
    where: { id: accountId, mobile: oldMobile },
    data: { mobile: newMobile },
  })
  if (count === 0) throw new DomainError('session.required')
  const ended = await tx.session.deleteMany({ where: { accountId, NOT: { idHash: keep ?? '' } } })
  const about = { subjectType: 'account' as const, subjectId: accountId }
  record({ ...about, kind: 'account.sessions-ended', facts: { keep, count: ended.count } })
  record({ ...about, kind: 'account.mobile-changed', facts: { change: id } })
  const variables = { from: maskMobile(oldMobile), mobile: maskMobile(newMobile) }
  for (const [which, recipient] of Object.entries({ old: oldMobile, new: newMobile })) {
    const told = { key: 'mobile-changed', channel: 'sms', recipient, accountId, variables } as const
    await tellAccount(tx, messages, { ...told, id: `${id}:${which}`, now })
  }
}
