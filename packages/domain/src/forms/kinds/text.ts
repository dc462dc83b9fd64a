import { cleanLine, countCharacters } from '../clean-text.ts'
import { isText, type Kind } from './kind.ts'

/** One line of text; its length is counted in characters as people count them. */
export const textKind: Kind<'text', string> = {
  kind: 'text',
  accepts: isText,
  check(value, { label, maxLength }) {
    const length = countCharacters(cleanLine(value))
    if (length <= maxLength) return null
    const message = `${label}最多 ${maxLength} 个字，现在有 ${length} 个，请缩短`
    return { code: 'too_long', message }
  },
  normalise: cleanLine,
  format: (value) => cleanLine(value),
}
