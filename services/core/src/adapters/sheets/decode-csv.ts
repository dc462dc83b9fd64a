import { SheetError } from './sheet-error.ts'

/** Tried in this order: what spreadsheets write in China is UTF-8 or GB18030 (GBK is part of it). */
const encodings = ['utf-8', 'gb18030'] as const

/** The text of a CSV file. Throws a SheetError where it is in no encoding that is read here. */
export function decodeCsv(bytes: Uint8Array): string {
  for (const encoding of byMark(bytes) ?? encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  }
  throw new SheetError('import.file-damaged')
}

function byMark(bytes: Uint8Array): readonly string[] | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  return null
}
