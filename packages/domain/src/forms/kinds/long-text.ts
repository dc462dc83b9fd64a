import { cleanParagraph, countCharacters } from '../clean-text.ts'
import { isText, type Kind } from './kind.ts'

/** Paragraphs of text; line breaks are kept. */
export const longTextKind: Kind<'long-text', string> = {
  kind: 'long-text',
  accepts: isText,
  check(value, { label, maxLength }) {
    const length = countCharacters(cleanParagraph(value))
    if (length <= maxLength) return null
    const message = `${label}最多 ${maxLength} 个字，现在有 ${length} 个，请缩短`
    return { code: 'too_long', message }
  },
  normalise: cleanParagraph,
  format: (value) => cleanParagraph(value),
}
