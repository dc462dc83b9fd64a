import { toHalfWidth } from '@guildhall/domain/full-width'

/** What of a text can be part of a number: digits, one point where there are decimals, a minus. */
export function onlyNumeric(
  text: string,
  { decimals, min }: { decimals: number; min: number },
): string {
  const plain = toHalfWidth(text).replaceAll('。', '.')
  const minus = min < 0 && plain.trimStart().startsWith('-') ? '-' : ''
  const [whole = '', ...rest] = plain.replace(/[^\d.]/g, '').split('.')
  if (decimals === 0 || rest.length === 0) return minus + whole
  return `${minus}${whole}.${rest.join('').slice(0, decimals)}`
}

/** The number that was typed; nothing while there is none yet. */
export function numberTyped(text: string): number | undefined {
  return /\d/.test(text) ? Number(text) : undefined
}
