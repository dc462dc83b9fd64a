/** Variables that let somebody in: a one-time code, a link with a token. */
const secrets = ['code', 'link']

/** A message's text with the one-time code or link struck out; any other as it is. */
export function withoutCode(message: {
  template: string
  text: string
  variables: Record<string, string | number>
}): string {
  return secrets.reduce((text, name) => {
    const secret = message.variables[name]
    return secret === undefined ? text : text.replaceAll(String(secret), '******')
  }, message.text)
}
