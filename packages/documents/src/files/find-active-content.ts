import { pdfTokens, type PdfToken } from './pdf-lexer.ts'

/** What makes a PDF more than paper. */
export type ActiveContent =
  | 'javascript'
  | 'launch'
  | 'automatic-action'
  | 'embedded-file'
  | 'rich-media'
  | 'remote-action'
  | 'xfa-form'

/** Names that give it away (ISO 32000-1, 12.6 and 13), wherever they stand in an object. */
const TELLTALE_NAMES: Record<string, ActiveContent> = {
  JavaScript: 'javascript',
  Launch: 'launch',
  AA: 'automatic-action',
  EmbeddedFile: 'embedded-file',
  FileAttachment: 'embedded-file',
  RichMedia: 'rich-media',
  RichMediaContent: 'rich-media',
  Rendition: 'rich-media',
  Movie: 'rich-media',
  Sound: 'rich-media',
  SubmitForm: 'remote-action',
  ImportData: 'remote-action',
  GoToE: 'remote-action',
  XFA: 'xfa-form',
}

/** Those long enough not to occur by chance in compressed bytes. */
const SEARCHED_RAW = ['JavaScript', 'Launch', 'EmbeddedFile', 'RichMedia', 'SubmitForm'] as const

/**
 * Active content in a PDF that was written anew by `normalisedPdf`. An OpenAction that only
 * goes to a page, as scanners write it, is not active.
 */
export function findActiveContent(normalised: Uint8Array): Set<ActiveContent> {
  const found = new Set<ActiveContent>()
  const objects = new Map<string, number>()
  const openActions: PdfToken[][] = []
  const recent: PdfToken[] = []
  let opening: PdfToken[] | undefined
  for (const token of pdfTokens(normalised)) {
    if (token.type === 'name') {
      const telltale = Object.hasOwn(TELLTALE_NAMES, token.value) && TELLTALE_NAMES[token.value]
      if (telltale) found.add(telltale)
    }
    if (opening && opening.push(token) === 3) opening = undefined
    if (token.type === 'name' && token.value === 'OpenAction') openActions.push((opening = []))
    if (token.type === 'word' && token.value === 'obj') noteObject(objects, recent, token)
    recent.push(token)
    if (recent.length > 2) recent.shift()
  }
  const acts = openActions.some((value) => isActiveOpening(normalised, objects, value))
  if (acts) found.add('automatic-action')
  return found
}

/** The same names in the bytes as uploaded: also in objects that PDFium does not reach. */
export function findRawTelltales(original: Uint8Array): Set<ActiveContent> {
  const text = Buffer.from(original.buffer, original.byteOffset, original.length).toString('latin1')
  const found = new Set<ActiveContent>()
  for (const name of SEARCHED_RAW) {
    const telltale = TELLTALE_NAMES[name]
    if (telltale && spelledAnyway(name).test(text)) found.add(telltale)
  }
  return found
}

/** A pattern for a name with any of its letters written as #xx (ISO 32000-1, 7.3.5). */
function spelledAnyway(name: string): RegExp {
  const letters = [...name].map((letter) => {
    const hex = letter.charCodeAt(0).toString(16)
    return `(?:${letter}|#(?:${hex}|${hex.toUpperCase()}))`
  })
  return new RegExp(`/${letters.join('')}(?![A-Za-z0-9])`)
}

function noteObject(objects: Map<string, number>, recent: PdfToken[], token: PdfToken): void {
  const [number, generation] = recent
  if (number && generation) objects.set(`${number.value} ${generation.value}`, token.at + 3)
}

/** `value` is the first tokens after /OpenAction: an array, a dictionary, or a reference. */
function isActiveOpening(
  bytes: Uint8Array,
  objects: Map<string, number>,
  value: PdfToken[],
): boolean {
  const [first, second, third] = value
  if (first === undefined) return true
  if (third?.value !== 'R' || first.type !== 'number') return isActiveValue(bytes, first.at)
  const at = objects.get(`${first.value} ${second?.value}`)
  return at === undefined || isActiveValue(bytes, at)
}

function isActiveValue(bytes: Uint8Array, at: number): boolean {
  const tokens = pdfTokens(bytes, at)
  const first = tokens.next().value
  if (first?.value === '[' || first?.value === 'null') return false
  if (first?.value !== '<<') return true
  let depth = 1
  let previous: PdfToken = first
  for (const token of tokens) {
    if (token.value === '<<') depth++
    if (token.value === '>>' && --depth === 0) return true
    const isAction = depth === 1 && previous.type === 'name' && previous.value === 'S'
    if (isAction) return token.value !== 'GoTo'
    previous = token
  }
  return true
}
