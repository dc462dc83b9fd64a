import { sha256 } from '../kernel/blueprint-store.ts'
import type { DemoFile } from './types.ts'

/** What a row of a stored file says of its bytes. */
export type StoredPaper = {
  mime: string
  size: number
  sha256: string
  pages: number
  storageKey: string
}

/** The bytes of demo files, once they are stored. */
export type StoredPapers = { of(file: DemoFile): StoredPaper }

/** A picture's row, for bytes under a key. */
export function storedPhoto(bytes: Uint8Array, storageKey: string): StoredPaper {
  const { byteLength: size } = bytes
  return { mime: 'image/png', size, sha256: sha256(bytes), pages: 1, storageKey }
}

/** A paper's row, for bytes under a key. */
export function storedPaper(bytes: Uint8Array, storageKey: string): StoredPaper {
  return {
    mime: 'application/pdf',
    size: bytes.byteLength,
    sha256: sha256(bytes),
    pages: pagesOf(bytes),
    storageKey,
  }
}

/** Our own typesetter leaves the page tree in plain text; its root counts all pages. */
function pagesOf(bytes: Uint8Array): number {
  const counts = Buffer.from(bytes)
    .toString('latin1')
    .matchAll(/\/Count (\d+)/g)
  return Math.max(1, ...[...counts].map(([, count]) => Number(count)))
}
