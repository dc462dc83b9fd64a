/**
 * What a word processor puts on the clipboard, as our editor can read it: without its comments and
 * styles, its marks of a list as lists. The editor drops what its schema does not know; the server
 * cleans everything once more.
 */
export function cleanPaste(html: string): string {
  const plain = html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|xml|script|title)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<\/?(o|w|m|v):[^>]*>/gi, '')
    .replace(/<(\/?)h1\b/gi, '<$1h2')
  return joinLists(plain.replace(listParagraph, asListItem))
}

/** Word writes a list item as a paragraph with the bullet typed in front of it. */
const listParagraph = /<p\b[^>]*\bMsoListParagraph[^>]*>([\s\S]*?)<\/p>/gi
const typedMark = /<span\b[^>]*mso-list:\s*Ignore[^>]*>([\s\S]*?)<\/span>(?:\s*<\/span>)?/i

function asListItem(_: string, inner: string): string {
  const mark = typedMark.exec(inner)?.[1] ?? ''
  const tag = /\d+[.、)）]|[一二三四五六七八九十]+[、.]/.test(mark.replace(/<[^>]*>/g, ''))
    ? 'ol'
    : 'ul'
  return `<${tag}><li><p>${inner.replace(typedMark, '').trim()}</p></li></${tag}>`
}

function joinLists(html: string): string {
  return html.replace(/<\/(ul|ol)>\s*<\1>/g, '')
}
