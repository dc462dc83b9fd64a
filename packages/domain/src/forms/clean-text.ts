/**
 * Control characters but tab and line feed, and halves of surrogate pairs, which jsonb refuses; and
 * signs that show nothing but turn or split what is read (soft hyphen, zero width, direction marks).
 */
const UNKEPT =
  /[^\P{Cc}\t\n]|[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Surrogate}/gu

/** The text without characters that no database keeps and no page shows; line ends become `\n`. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(UNKEPT, '')
}

/** One line: white space of any kind becomes one blank, none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}

/** A paragraph: no blanks at the ends of lines, at most one empty line in a row, none at the ends. */
export function cleanParagraph(text: string): string {
  const lines = cleanText(text).split('\n')
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Characters as people count them: one for each code point. */
export function countCharacters(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}
