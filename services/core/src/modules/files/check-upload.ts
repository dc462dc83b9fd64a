import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { DocumentError, type DocumentErrorCode } from '@guildhall/documents/document-error'
import { inspectPdf } from '@guildhall/documents/preview'
import { DomainError, type ErrorCode } from '@guildhall/contract/errors'

/** 20 MB, whatever the file. */
export const maxUploadBytes = 20 * 1024 * 1024
const maxPixels = 40_000_000

const extensions: Record<string, string> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
}

export type CheckedUpload = { bytes: Uint8Array; mime: string; pages: number }

/** What a file claims to be, by its name; refuses by name and size (in bytes) alone what can't be taken. */
export function demandUploadable(name: string, size: number): string {
  if (size === 0) throw new DomainError('file.empty')
  if (size > maxUploadBytes) throw new DomainError('file.too-large')
  const named = extensions[name.split('.').at(-1)?.toLowerCase() ?? '']
  if (!named) throw new DomainError('file.type')
  return named
}

/**
 * Checks an upload by extension, magic and a full parse, which must agree. Images are encoded anew,
 * which drops EXIF and whatever hides behind the picture; a PDF with scripts, embedded files or a
 * password is refused with a sentence that says how to mend it.
 */
export async function checkUpload(name: string, bytes: Uint8Array): Promise<CheckedUpload> {
  const named = demandUploadable(name, bytes.byteLength)
  const found = await fileTypeFromBuffer(bytes)
  if (found?.mime !== named) throw new DomainError('file.type')
  return named === 'application/pdf' ? checkPdf(bytes) : reencode(bytes, named)
}

async function checkPdf(bytes: Uint8Array): Promise<CheckedUpload> {
  const inspection = await inspectPdf(bytes).catch(refuse)
  if (inspection.encrypted) throw new DomainError('file.encrypted')
  if (inspection.activeContent) throw new DomainError('file.active-content')
  return { bytes, mime: 'application/pdf', pages: inspection.pages }
}

async function reencode(bytes: Uint8Array, mime: string): Promise<CheckedUpload> {
  try {
    const image = sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error' }).rotate()
    const encoded =
      mime === 'image/png' ? image.png({ compressionLevel: 8 }) : image.jpeg({ quality: 90 })
    return { bytes: await encoded.toBuffer(), mime, pages: 1 }
  } catch (error) {
    throw new DomainError(
      /pixel limit/i.test(String(error)) ? 'file.too-many-pixels' : 'file.damaged',
    )
  }
}

const refusals: Partial<Record<DocumentErrorCode, ErrorCode>> = {
  'documents.password_protected': 'file.encrypted',
  'documents.unreadable_file': 'file.damaged',
  'documents.unsupported_type': 'file.type',
  'documents.too_many_pixels': 'file.too-many-pixels',
  'documents.timed_out': 'file.damaged',
  'documents.worker_crashed': 'file.damaged',
  'documents.queue_full': 'server.busy',
  'documents.page_not_found': 'not-found',
  'documents.too_many_pages': 'not-found',
}

/** What a failure of the file reader says to the person who uploaded the file. */
export function refuse(error: unknown): never {
  const code = error instanceof DocumentError ? refusals[error.code] : undefined
  throw code ? new DomainError(code) : error
}
