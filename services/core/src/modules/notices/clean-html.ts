import sanitizeHtml from 'sanitize-html'
import { blockKinds } from './block-marks.ts'

const alignment = { 'text-align': [/^(left|right|center|justify)$/] }

/**
 * The one way of content into a notice: an allow-list of what our editor makes. No scripts, handlers,
 * forms or frames; of styles the alignment alone; links to http, https, mailto, tel and our own
 * pages; pictures only that were uploaded to this very notice. Blocks of the blueprint are kept as
 * empty marks, which the server fills in when the notice is shown.
 */
export function cleanHtml(html: string, noticeId: string): string {
  const ownPicture = new RegExp(`^/notice-files/${noticeId}/[0-9a-f-]{36}$`)
  return sanitizeHtml(html, {
    allowedTags: [
      ...['p', 'br', 'hr', 'h2', 'h3', 'strong', 'b', 'em', 'i', 'u', 's', 'ul', 'ol', 'li'],
      ...['blockquote', 'a', 'img', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
    ],
    allowedAttributes: {
      a: ['href', 'rel', 'target'],
      img: ['src', 'alt'],
      th: ['colspan', 'rowspan', 'style'],
      td: ['colspan', 'rowspan', 'style'],
      hr: ['data-block', 'data-year'],
      ol: ['start'],
      ...Object.fromEntries(['p', 'h2', 'h3'].map((tag) => [tag, ['style']])),
    },
    allowedStyles: { '*': alignment },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    disallowedTagsMode: 'discard',
    nonTextTags: [
      'script',
      'style',
      'textarea',
      'option',
      'noscript',
      'title',
      'xml',
      'svg',
      'math',
    ],
    nestingLimit: 40,
    transformTags: { a: openSafely, h1: 'h2', h4: 'h3', h5: 'h3', h6: 'h3', hr: asMark },
    exclusiveFilter: ({ tag, attribs }) => tag === 'img' && !ownPicture.test(attribs.src ?? ''),
  })
}

/** A page that a link opens learns nothing of ours and cannot move this one; of a bad link its words stay. */
function openSafely(tagName: string, { href = '' }: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const safe = /^(https?:|mailto:|tel:|\/(?![/\\]))/i.test(href.trim())
  if (!safe) return { tagName: 'span', attribs: {} }
  return {
    tagName,
    attribs: { href: href.trim(), rel: 'noopener noreferrer', target: '_blank' },
  }
}

/** A rule across the page, or the mark of a block: an element that can hold nothing of anybody's. */
function asMark(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const kind = blockKinds.find((each) => each === attribs['data-block'])
  const year = attribs['data-year'] ?? ''
  const isMark = kind !== undefined && /^20\d\d$/.test(year)
  return { tagName, attribs: isMark ? { 'data-block': kind, 'data-year': year } : {} }
}
