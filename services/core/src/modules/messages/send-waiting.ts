import { messageVariables, type MessagesSpec } from '@guildhall/domain/blueprint/messages'
import type { SendResult } from '../../adapters/send-result.ts'
import type { Senders } from '../../adapters/senders.ts'
import type { Deps } from '../../kernel/deps.ts'
import { claimMessages, claimSize, type ClaimedMessage } from './claim-messages.ts'
import { giveUpLost } from './give-up-lost.ts'
import { settleMessage } from './settle-message.ts'
import { carriesSecret } from './without-code.ts'

/** Sends what is due in one association's outbox, until nothing is or `stopped` says so. */
export async function sendWaiting(
  deps: Deps,
  senders: Senders,
  tenantId: string,
  stopped: () => boolean,
): Promise<void> {
  const sql = deps.database.tenantSql(tenantId)
  const channels = (['sms', 'mail', 'wechat'] as const).filter((channel) => senders[channel])
  const forget = forgets(deps)
  const lost = await giveUpLost(sql, { forget })
  if (lost > 0)
    deps.log.error('messages.outcome-unknown', new Error('sending was interrupted'), {
      tenantId,
      lost,
    })
  while (!stopped()) {
    const claimed = await claimMessages(sql, channels)
    if (claimed.length > 0) await sendAll(deps, senders, tenantId, claimed)
    if (claimed.length < claimSize) return
  }
}

async function sendAll(
  deps: Deps,
  senders: Senders,
  tenantId: string,
  claimed: readonly ClaimedMessage[],
) {
  const { content } = await deps.blueprints.current(tenantId)
  const sql = deps.database.tenantSql(tenantId)
  const forget = forgets(deps)
  await Promise.all(
    claimed.map(async (message) => {
      const result = isStale(message, deps)
        ? stale
        : await sendOne(senders, content.messages, message)
      await settleMessage(sql, message, result, { forget })
      if (result.kind !== 'accepted')
        deps.log.info('message.not-sent', { tenantId, id: message.id, ...result })
    }),
  )
}

/** In development a code stays readable: nobody gets a real SMS there. */
function forgets({ env }: Deps): boolean {
  return env.NODE_ENV === 'production'
}

const stale: SendResult = { kind: 'refused', reason: 'the code had expired', retry: false }

/** A code or link that comes after its time helps nobody. */
function isStale({ template, variables, createdAt }: ClaimedMessage, deps: Deps): boolean {
  const validMs = Number(variables.minutes) * 60_000
  return carriesSecret(template) && deps.clock.now().getTime() - createdAt.getTime() > validMs
}

async function sendOne(
  senders: Senders,
  messages: MessagesSpec,
  message: ClaimedMessage,
): Promise<SendResult> {
  const template = messages.templates[message.template]
  const { id: messageId, recipient, text } = message
  if (!template) return { kind: 'refused', reason: 'the template is no longer there', retry: false }
  if (message.channel === 'mail') {
    const subject = template.mailSubject ?? messages.signature
    return (await senders.mail?.send({ to: recipient, subject, text, messageId })) ?? noSender
  }
  if (message.channel === 'wechat') {
    const { wechatTemplateId: templateId } = template
    if (!templateId || !senders.wechat) return noSender
    const values = variablesOf(message)
    return senders.wechat.send({ openId: recipient, templateId, values, messageId })
  }
  const sms = {
    mobile: recipient,
    signature: messages.signature,
    templateId: template.smsTemplateId,
  }
  return (
    (await senders.sms?.send({ ...sms, variables: variablesOf(message), messageId })) ?? noSender
  )
}

const noSender: SendResult = { kind: 'refused', reason: 'no provider', retry: true }

/** Only what the template is registered with, as text: providers refuse numbers and strangers. */
function variablesOf({ template, variables }: ClaimedMessage): Record<string, string> {
  const names: readonly string[] = messageVariables[template]
  const known = names.filter((name) => variables[name] !== undefined)
  return Object.fromEntries(known.map((name) => [name, String(variables[name])]))
}
