/** Parts a message at its first full stop: what is wrong, and how to mend it. */
export function headline(message: string): { head: string; rest: string } {
  const at = message.indexOf('。')
  if (at < 0) return { head: message, rest: '' }
  const rest = message.slice(at + 1)
  return {
    head: message.slice(0, at),
    rest: rest === '' || rest.endsWith('。') ? rest : `${rest}。`,
  }
}
