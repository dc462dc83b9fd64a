import { DomainError } from '@guildhall/contract/errors'

export type SheetFormat = 'xlsx' | 'csv'

/**
 * What kind of table a file is: by its name and its first bytes, which must agree. Throws
 * `import.file-type` for anything else, such as an old XLS or a picture under another name.
 */
export function sheetFormat(name: string, bytes: Uint8Array): SheetFormat {
  if (bytes.byteLength === 0) throw new DomainError('file.empty')
  const ending = name.split('.').at(-1)?.toLowerCase()
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4
  if (ending === 'xlsx' && isZip) return 'xlsx'
  const isText = !isZip && !bytes.subarray(0, 64 * 1024).includes(0)
  if ((ending === 'csv' || ending === 'txt') && (isText || isUtf16(bytes))) return 'csv'
  throw new DomainError('import.file-type')
}

function isUtf16(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
}
