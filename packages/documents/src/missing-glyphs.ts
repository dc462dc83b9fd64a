import { sansRegularFile, serifRegularFile } from './fonts/font-files.ts'
import { addFontCoverage, CodePointSet } from './fonts/read-cmap.ts'

/** Printed where no font has the character (U+3013 GETA MARK, the printer's blank). */
export const GETA_MARK = '〓'

/** Joiners, variation selectors, direction marks and the like: they have no shape of their own. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Control}]/gu

/** Those of them that fonts may well map to an empty glyph; '\n' is handled on its own. */
const INVISIBLE_BUT_PRINTABLE = /(?!\n)[\p{Default_Ignorable_Code_Point}\p{Control}]/u

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

let coverage: CodePointSet | undefined

function printable(): CodePointSet {
  if (coverage) return coverage
  coverage = new CodePointSet()
  addFontCoverage(serifRegularFile, coverage)
  addFontCoverage(sansRegularFile, coverage)
  return coverage
}

/**
 * The characters of a text that no font of ours has a glyph for, each once, in order: emoji,
 * some foreign scripts, ideographs newer than the fonts. Printed documents show 〓 in their
 * place, so a form asks its applicant to write such a name in another way.
 */
export function missingGlyphs(text: string): string[] {
  const missing = new Set<string>()
  for (const cluster of clustersOf(text)) if (!isPrintable(cluster)) missing.add(cluster)
  return [...missing]
}

/**
 * The text as it can be set: characters without glyph become 〓 (one for a whole emoji
 * sequence), invisible ones are dropped, tabs become spaces, line ends become '\n'.
 */
export function typesettable(text: string): string {
  if (isPlain(text)) return text
  const plain = text.replace(/\r\n?|\u2028|\u2029/gu, '\n').replace(/\t/gu, ' ')
  let result = ''
  for (const cluster of clustersOf(plain)) {
    if (cluster === '\n') result += cluster
    else if (isPrintable(cluster)) result += cluster.replace(INVISIBLE, '')
    else result += GETA_MARK
  }
  return result
}

/** Nearly every text: each character has a glyph, and nothing invisible is in it. */
function isPlain(text: string): boolean {
  const fonts = printable()
  for (const character of text) {
    if (character !== '\n' && !fonts.has(character.codePointAt(0) ?? 0)) return false
  }
  return !INVISIBLE_BUT_PRINTABLE.test(text)
}

function* clustersOf(text: string): Generator<string> {
  for (const { segment } of graphemes.segment(text)) yield segment
}

function isPrintable(cluster: string): boolean {
  const fonts = printable()
  const visible = cluster.replace(INVISIBLE, '')
  return [...visible].every((character) => fonts.has(character.codePointAt(0) ?? 0))
}
