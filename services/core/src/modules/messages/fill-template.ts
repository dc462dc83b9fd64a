import type { MessageKey, MessagesSpec } from '@guildhall/domain/blueprint/messages'

/** A message's text: the registered signature and the template with its variables filled in. */
export function fillTemplate(
  messages: MessagesSpec,
  key: MessageKey,
  variables: Record<string, string | number>,
): string {
  const text = messages.templates[key]?.text ?? ''
  return `【${messages.signature}】${text.replace(/\{(\w+)\}/g, (_, name: string) => String(variables[name] ?? ''))}`
}
