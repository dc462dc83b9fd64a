import { DocumentError } from '../document-error.ts'
import { loadPdfium, type RawPdfium } from './pdfium.ts'

/** FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY of fpdfview.h. */
const NEEDS_PASSWORD = 4
const UNKNOWN_SECURITY = 5

export interface OpenPdf {
  pdfium: RawPdfium
  /** FPDF_DOCUMENT handle. */
  handle: number
  pageCount: number
  /** Encrypted, though it opens without a password (printing or copying is restricted). */
  encrypted: boolean
}

/**
 * Opens a PDF, hands it to `work` and closes it again. Throws `documents.password_protected`
 * or `documents.unreadable_file`.
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  work: (pdf: OpenPdf) => T | Promise<T>,
): Promise<T> {
  const pdfium = await loadPdfium()
  const memory = pdfium._malloc(bytes.length)
  if (memory === 0) throw new DocumentError('documents.unreadable_file', 'too large for memory')
  pdfium.HEAPU8.set(bytes, memory)
  try {
    const handle = load(pdfium, memory, bytes.length)
    try {
      return await work(describe(pdfium, handle))
    } finally {
      pdfium._FPDF_CloseDocument(handle)
    }
  } finally {
    pdfium._free(memory)
  }
}

function load(pdfium: RawPdfium, memory: number, size: number): number {
  const handle = pdfium._FPDF_LoadMemDocument(memory, size, 0)
  if (handle !== 0) return handle
  const reason = pdfium._FPDF_GetLastError()
  if (reason === NEEDS_PASSWORD || reason === UNKNOWN_SECURITY) {
    throw new DocumentError('documents.password_protected')
  }
  throw new DocumentError('documents.unreadable_file', `pdfium error ${reason}`)
}

function describe(pdfium: RawPdfium, handle: number): OpenPdf {
  const pageCount = pdfium._FPDF_GetPageCount(handle)
  if (pageCount < 1) throw new DocumentError('documents.unreadable_file', 'no pages')
  const encrypted = pdfium._FPDF_GetSecurityHandlerRevision(handle) !== -1
  return { pdfium, handle, pageCount, encrypted }
}
