import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { MessagesSpec } from '@guildhall/domain/blueprint/messages'
import { fillTemplate } from './fill-template.ts'

export type CodeMessage = {
  codeId: string
  code: string
  minutes: number
  mobile: string
  accountId: string | null
  now: Date
}

const plain = { template: 'code', variables: {} } as const

/** Puts the SMS with a one-time code into the outbox, in the transaction that made the code. */
export async function sendCodeMessage(
  tx: Tx,
  messages: MessagesSpec,
  { codeId, code, minutes, mobile, accountId, now }: CodeMessage,
  said: { template: 'code' | 'handover-code'; variables: Record<string, string> } = plain,
): Promise<void> {
  const { template } = said
  const variables = { ...said.variables, code, minutes }
  await tx.message.create({
    data: {
      id: newId(),
      dedupeKey: `code:${codeId}`,
      channel: 'sms',
      recipient: mobile,
      accountId,
      template,
      variables,
      text: fillTemplate(messages, template, variables),
      createdAt: now,
    },
    select: { id: true },
  })
}
