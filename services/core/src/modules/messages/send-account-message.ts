import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { MessageKey, MessagesSpec } from '@guildhall/domain/blueprint/messages'
import { fillTemplate } from './fill-template.ts'

export type AccountMessage = {
  key: MessageKey
  /** What it is about; with the key and the channel it goes out once. */
  id: string
  channel: 'sms' | 'mail'
  recipient: string
  accountId: string | null
  variables: Record<string, string | number>
  now: Date
}

/**
 * Puts a message about an account into the outbox, in the transaction of what it tells. Where the
 * association has no text for it the change fails: an invitation that nobody gets helps nobody.
 */
export async function sendAccountMessage(
  tx: Tx,
  messages: MessagesSpec,
  { key, id, channel, recipient, accountId, variables, now }: AccountMessage,
): Promise<void> {
  if (!messages.templates[key]) throw new Error(`the blueprint has no text for ${key}`)
  await tx.message.create({
    data: {
      id: newId(),
      dedupeKey: `${key}:${id}:${channel}`,
      channel,
      recipient,
      accountId,
      template: key,
      variables,
      text: fillTemplate(messages, key, variables),
      createdAt: now,
    },
    select: { id: true },
  })
}

/** The same for what is only told: where the association has no text for it, nothing goes out. */
export async function tellAccount(
  tx: Tx,
  messages: MessagesSpec,
  message: AccountMessage,
): Promise<void> {
  if (messages.templates[message.key]) await sendAccountMessage(tx, messages, message)
}
