import sanitizeHtml from 'sanitize-html'

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** What clean content says, without its markup: for search, for excerpts, to see whether it says anything. */
export function plainText(html: string): string {
  const spaced = html
    .replace(/<\/(p|h2|h3|li|tr|blockquote|div)>|<br\s*\/?>/g, '$&\n')
    .replace(/<\/t[dh]>/g, '$& ')
  return sanitizeHtml(spaced, { allowedTags: [], allowedAttributes: {} })
    .replace(/&(amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim()
}
