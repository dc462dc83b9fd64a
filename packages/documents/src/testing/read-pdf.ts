import { withPdf, type OpenPdf } from '../files/open-pdf.ts'

/** One visible character where it stands on a page; points from the lower left corner. */
export interface PlacedCharacter {
  character: string
  left: number
  right: number
  bottom: number
  top: number
}

export interface ReadPage {
  width: number
  height: number
  /** The text layer without white space, as a reader or a screen reader gets it. */
  text: string
  characters: PlacedCharacter[]
}

/** What stands on each page of a PDF. */
export function readPages(bytes: Uint8Array): Promise<ReadPage[]> {
  return withPdf(bytes, (pdf) =>
    Array.from({ length: pdf.pageCount }, (_, index) => readPage(pdf, index)),
  )
}

/** The text of all pages, without white space. */
export async function readText(bytes: Uint8Array): Promise<string> {
  return (await readPages(bytes)).map((page) => page.text).join('')
}

function readPage({ pdfium, handle }: OpenPdf, index: number): ReadPage {
  const page = pdfium._FPDF_LoadPage(handle, index)
  const textPage = pdfium._FPDFText_LoadPage(page)
  const box = pdfium._malloc(32)
  try {
    const count = pdfium._FPDFText_CountChars(textPage)
    const characters: PlacedCharacter[] = []
    for (let at = 0; at < count; at++) {
      const character = String.fromCodePoint(pdfium._FPDFText_GetUnicode(textPage, at))
      if (/\s|\0/.test(character)) continue
      pdfium._FPDFText_GetCharBox(textPage, at, box, box + 8, box + 16, box + 24)
      const [left = 0, right = 0, bottom = 0, top = 0] = pdfium.HEAPF64.slice(box / 8, box / 8 + 4)
      characters.push({ character, left, right, bottom, top })
    }
    const width = pdfium._FPDF_GetPageWidth(page)
    const height = pdfium._FPDF_GetPageHeight(page)
    return { width, height, characters, text: characters.map((item) => item.character).join('') }
  } finally {
    pdfium._free(box)
    pdfium._FPDFText_ClosePage(textPage)
    pdfium._FPDF_ClosePage(page)
  }
}

/** Characters that reach over the margin (in points) of their page. */
export function charactersOutside(page: ReadPage, margin: number): PlacedCharacter[] {
  return page.characters.filter(
    ({ left, right, bottom, top }) =>
      left < margin || bottom < margin || right > page.width - margin || top > page.height - margin,
  )
}

/** Pairs of characters that are printed over one another, as text that left its cell is. */
export function overprinted(page: ReadPage): string[] {
  const sorted = page.characters.toSorted((a, b) => a.left - b.left)
  return sorted.flatMap((one, index) => {
    const pairs: string[] = []
    for (let at = index + 1; at < sorted.length; at++) {
      const other = sorted[at]
      if (!other || other.left >= one.right) break
      if (overlap(one, other) > 0.25) pairs.push(one.character + other.character)
    }
    return pairs
  })
}

/** The share of the smaller box that two boxes have in common. */
function overlap(one: PlacedCharacter, other: PlacedCharacter): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left)
  const height = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom)
  if (width <= 0 || height <= 0) return 0
  const smaller = Math.min(area(one), area(other))
  return smaller === 0 ? 0 : (width * height) / smaller
}

function area({ left, right, bottom, top }: PlacedCharacter): number {
  return (right - left) * (top - bottom)
}
