import { fileTypeFromBuffer } from 'file-type'
import { DomainError } from '@guildhall/contract/errors'
import { checkUpload, maxUploadBytes } from '../files/check-upload.ts'

export type NoticeFilePlace = 'attachment' | 'image'

const office: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/**
 * Checks a file of a notice, which leaves as a download in any case: what `checkUpload` takes, and as
 * an attachment DOCX and XLSX too, where name and content agree and no macro is in it. A picture
 * within the text is a JPG or PNG.
 */
export async function checkNoticeFile(
  name: string,
  bytes: Uint8Array,
  place: NoticeFilePlace,
): Promise<{ bytes: Uint8Array; mime: string }> {
  const extension = name.split('.').at(-1)?.toLowerCase() ?? ''
  const wanted = place === 'attachment' ? office[extension] : undefined
  if (wanted) return checkOffice(bytes, wanted)
  const checked = await checkUpload(name, bytes).catch((error: unknown) => {
    throw error instanceof DomainError && error.code === 'file.type'
      ? new DomainError('notice.file-type')
      : error
  })
  if (place === 'image' && !checked.mime.startsWith('image/'))
    throw new DomainError('notice.file-type')
  return checked
}

async function checkOffice(bytes: Uint8Array, wanted: string) {
  if (bytes.byteLength > maxUploadBytes) throw new DomainError('file.too-large')
  const found = await fileTypeFromBuffer(bytes)
  if (found?.mime !== wanted) throw new DomainError('notice.file-type')
  if (Buffer.from(bytes).includes('vbaProject.bin')) throw new DomainError('notice.file-macro')
  return { bytes, mime: wanted }
}
