/** A message's text with the one-time code struck out; any other as it is. */
export function withoutCode(message: {
  template: string
  text: string
  variables: Record<string, string | number>
}): string {
  const code = message.template === 'code' ? message.variables.code : undefined
  return code === undefined ? message.text : message.text.replaceAll(String(code), '******')
}
