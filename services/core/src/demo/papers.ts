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

/** A paper's row, for bytes under a key. */
export function storedPaper(bytes: Uint8Array, storageKey: string, pages = 1): StoredPaper {
  return {
    mime: 'application/pdf',
    size: bytes.byteLength,
    sha256: sha256(bytes),
    pages,
    storageKey,
  }
}
