import type { Preview } from './files/draw-preview.ts'
import type { PdfInspection } from './files/inspect.ts'
import { sharedFileReader } from './file-reader.ts'

/**
 * Draws one page (counted from 1) of an uploaded PDF, JPEG or PNG as WebP, `width` pixels wide
 * (images are never enlarged), off the main thread. Limits: 40 million pixels, 200 pages, 30 s.
 * Throws a DocumentError: unsupported_type, unreadable_file, password_protected,
 * too_many_pixels, too_many_pages, page_not_found, timed_out.
 */
export async function renderPreview(
  bytes: Uint8Array,
  mime: string,
  page: number,
  width: number,
): Promise<Preview> {
  const preview = await sharedFileReader().run('preview', { bytes, mime, page, width })
  return { ...preview, bytes: Buffer.from(preview.bytes) }
}

/**
 * Parses a PDF to its end, off the main thread: how many pages, whether it is encrypted, and
 * whether it holds active content (scripts, launch and automatic actions, embedded files, rich
 * media, XFA), also inside compressed object streams and under encryption. Throws a
 * DocumentError: password_protected, unreadable_file, timed_out.
 */
export function inspectPdf(bytes: Uint8Array): Promise<PdfInspection> {
  return sharedFileReader().run('inspect', bytes)
}
