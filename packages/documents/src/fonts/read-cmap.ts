import { closeSync, openSync, readSync } from 'node:fs'

/** A set of Unicode code points, one bit each over the whole of Unicode (136 KB). */
export class CodePointSet {
  readonly #bits = new Uint8Array(0x110000 >> 3)

  /** Adds every code point from `first` to `last`, both included. */
  addRange(first: number, last: number): void {
    for (let point = first; point <= last; point++) {
      this.#bits[point >> 3] = (this.#bits[point >> 3] ?? 0) | (1 << (point & 7))
    }
  }

  /** Whether the code point is in the set. */
  has(point: number): boolean {
    return ((this.#bits[point >> 3] ?? 0) & (1 << (point & 7))) !== 0
  }
}

/**
 * Adds to `set` the code points that a TrueType or OpenType font file has a glyph for.
 * Only the table directory and the `cmap` table are read, not the outlines.
 * Formats 4 and 12 are understood, which is what fonts with Chinese glyphs carry
 * (ISO/IEC 14496-22, "cmap"). Throws when the file has neither.
 */
export function addFontCoverage(fontFile: string, set: CodePointSet): void {
  const table = readCmapTable(fontFile)
  const offsets = subtableOffsets(table)
  const full = offsets.find((offset) => table.getUint16(offset) === 12)
  const basic = offsets.find((offset) => table.getUint16(offset) === 4)
  if (full !== undefined) return addFormat12(table, full, set)
  if (basic !== undefined) return addFormat4(table, basic, set)
  throw new Error(`no readable cmap table in ${fontFile}`)
}

function readCmapTable(fontFile: string): DataView {
  const descriptor = openSync(fontFile, 'r')
  try {
    const tableCount = readAt(descriptor, 0, 12).getUint16(4)
    const directory = readAt(descriptor, 12, tableCount * 16)
    for (let index = 0; index < tableCount; index++) {
      const entry = index * 16
      if (directory.getUint32(entry) !== CMAP_TAG) continue
      return readAt(descriptor, directory.getUint32(entry + 8), directory.getUint32(entry + 12))
    }
  } finally {
    closeSync(descriptor)
  }
  throw new Error(`no cmap table in ${fontFile}`)
}

const CMAP_TAG = 0x636d6170

function readAt(descriptor: number, position: number, length: number): DataView {
  const bytes = new Uint8Array(length)
  readSync(descriptor, bytes, 0, length, position)
  return new DataView(bytes.buffer)
}

function subtableOffsets(table: DataView): number[] {
  const count = table.getUint16(2)
  return Array.from({ length: count }, (_, index) => table.getUint32(4 + index * 8 + 4))
}

function addFormat12(table: DataView, offset: number, set: CodePointSet): void {
  const groups = table.getUint32(offset + 12)
  for (let group = 0; group < groups; group++) {
    const at = offset + 16 + group * 12
    set.addRange(table.getUint32(at), table.getUint32(at + 4))
  }
}

function addFormat4(table: DataView, offset: number, set: CodePointSet): void {
  const segments = table.getUint16(offset + 6) / 2
  const ends = offset + 14
  const starts = ends + segments * 2 + 2
  for (let segment = 0; segment < segments; segment++) {
    const last = table.getUint16(ends + segment * 2)
    if (last !== 0xffff) set.addRange(table.getUint16(starts + segment * 2), last)
  }
}
