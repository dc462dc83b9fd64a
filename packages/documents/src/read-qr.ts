import type { FoundQrCode } from './files/scan-qr.ts'
import { sharedFileReader } from './file-reader.ts'

/**
 * The QR codes on the first three pages of an uploaded scan (PDF, JPEG or PNG), off the main
 * thread; an empty list if there are none that can be read. Throws a DocumentError:
 * unsupported_type, unreadable_file, password_protected, too_many_pixels, timed_out.
 */
export function readQrCodes(bytes: Uint8Array, mime: string): Promise<FoundQrCode[]> {
  return sharedFileReader().run('readQr', { bytes, mime })
}
