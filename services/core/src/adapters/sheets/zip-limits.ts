import { createInflateRaw } from 'node:zlib'
import { SheetError } from './sheet-error.ts'

/** What a workbook may unfold to. Fifty thousand rows of forty columns are some 120 MB. */
export const mostUnfoldedBytes = 400 * 1024 * 1024
const mostEntries = 2_000

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/**
 * Unfolds every entry of a zip once without keeping it, and throws a SheetError past the limits: the
 * sizes that an archive claims for itself are what a zip bomb lies about.
 */
export async function demandHarmlessZip(
  bytes: Uint8Array,
  most: number = mostUnfoldedBytes,
): Promise<void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let left = most
  for (const entry of entriesOf(view)) {
    const packed = bytes.subarray(entry.from, entry.from + entry.size)
    left -= entry.deflated ? await unfoldedSize(packed, left) : entry.size
    if (left < 0) throw new SheetError('import.too-big')
  }
}

type Entry = { from: number; size: number; deflated: boolean }

function entriesOf(view: DataView): Entry[] {
  try {
    const end = findEnd(view)
    const count = view.getUint16(end + 10, true)
    if (count > mostEntries) throw new SheetError('import.too-big')
    const entries: Entry[] = []
    let at = view.getUint32(end + 16, true)
    for (let index = 0; index < count; index += 1) {
      if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new SheetError('import.file-damaged')
      entries.push(entryAt(view, at))
      at +=
        46 +
        view.getUint16(at + 28, true) +
        view.getUint16(at + 30, true) +
        view.getUint16(at + 32, true)
    }
    return entries
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError('import.file-damaged')
  }
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  throw new SheetError('import.file-damaged')
}

function entryAt(view: DataView, at: number): Entry {
  const local = view.getUint32(at + 42, true)
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  return {
    from,
    size: view.getUint32(at + 20, true),
    deflated: view.getUint16(at + 10, true) === 8,
  }
}

function unfoldedSize(packed: Uint8Array, most: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let size = 0
    const inflate = createInflateRaw()
    inflate.on('data', (chunk: Buffer) => {
      size += chunk.byteLength
      if (size > most) inflate.destroy(new SheetError('import.too-big'))
    })
    inflate.on('end', () => resolve(size))
    inflate.on('error', (error) =>
      reject(error instanceof SheetError ? error : new SheetError('import.file-damaged')),
    )
    inflate.end(packed)
  })
}
