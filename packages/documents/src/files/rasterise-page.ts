import { DocumentError } from '../document-error.ts'
import type { OpenPdf } from './open-pdf.ts'
import type { RawPdfium } from './pdfium.ts'

/** Most pixels that any picture may have, decoded. */
export const MAX_PIXELS = 40_000_000

export interface Raster {
  data: Uint8Array
  width: number
  height: number
  channels: 1 | 4
}

export type RasterSize = { width: number } | { dpi: number }

/** Flags and formats of fpdfview.h. */
const ANNOTATIONS = 0x01
const GREY_FLAG = 0x08
const RGBA_ORDER = 0x10
const GREY_FORMAT = 1
const RGBA_FORMAT = 4
const WHITE = 0xffffffff

/**
 * Draws one page (counted from 1) on white, in grey or RGBA. Throws `documents.page_not_found`,
 * `documents.too_many_pixels` or `documents.unreadable_file`.
 */
export function rasterisePage(
  { pdfium, handle, pageCount }: OpenPdf,
  pageNumber: number,
  size: RasterSize,
  channels: 1 | 4,
): Raster {
  if (!Number.isInteger(pageNumber) || pageNumber < 1 || pageNumber > pageCount) {
    throw new DocumentError('documents.page_not_found')
  }
  const page = pdfium._FPDF_LoadPage(handle, pageNumber - 1)
  if (page === 0) throw new DocumentError('documents.unreadable_file', `page ${pageNumber}`)
  try {
    return draw(pdfium, page, { ...pixelSize(pdfium, page, size), channels })
  } finally {
    pdfium._FPDF_ClosePage(page)
  }
}

function pixelSize(
  pdfium: RawPdfium,
  page: number,
  size: RasterSize,
): { width: number; height: number } {
  const points = {
    width: pdfium._FPDF_GetPageWidth(page),
    height: pdfium._FPDF_GetPageHeight(page),
  }
  if (!(points.width > 0) || !(points.height > 0)) {
    throw new DocumentError('documents.unreadable_file', 'page without size')
  }
  const scale = 'dpi' in size ? size.dpi / 72 : size.width / points.width
  const width = Math.max(1, Math.round(points.width * scale))
  const height = Math.max(1, Math.round(points.height * scale))
  if (width * height > MAX_PIXELS) throw new DocumentError('documents.too_many_pixels')
  return { width, height }
}

function draw(
  pdfium: RawPdfium,
  page: number,
  target: { width: number; height: number; channels: 1 | 4 },
): Raster {
  const { width, height, channels } = target
  const isGrey = channels === 1
  const byteCount = width * height * channels
  const memory = pdfium._malloc(byteCount)
  if (memory === 0) throw new DocumentError('documents.too_many_pixels', 'out of memory')
  const format = isGrey ? GREY_FORMAT : RGBA_FORMAT
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, format, memory, width * channels)
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
    const flags = ANNOTATIONS | (isGrey ? GREY_FLAG : RGBA_ORDER)
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags)
    return { ...target, data: pdfium.HEAPU8.slice(memory, memory + byteCount) }
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap)
    pdfium._free(memory)
  }
}
