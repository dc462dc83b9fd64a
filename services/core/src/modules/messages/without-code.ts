import { messageVariables } from '@guildhall/domain/blueprint/messages'

/** Variables that let somebody in, or stop something: a one-time code, a link with a token. */
const secrets: readonly string[] = ['code', 'link']

/**
 * The messages that carry such a secret. It is struck out once they are on their way, and none of them
 * is ever sent once more: whoever needs another secret asks for it anew.
 */
export const secretTemplates: readonly string[] = Object.entries(messageVariables)
  .filter(([, names]) => names.some((name) => secrets.includes(name)))
  .map(([key]) => key)

/** Whether a message of this template carries a secret. */
export function carriesSecret(template: string): boolean {
  return secretTemplates.includes(template)
}

/** A message's text with the one-time code or link struck out; any other as it is. */
export function withoutCode(message: {
  template: string
  text: string
  variables: Record<string, string | number>
}): string {
  if (!carriesSecret(message.template)) return message.text
  return secrets.reduce((text, name) => {
    const secret = message.variables[name]
    return secret === undefined ? text : text.replaceAll(String(secret), '******')
  }, message.text)
}
