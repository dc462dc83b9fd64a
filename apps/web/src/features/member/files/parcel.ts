import type { CaseFile } from '@guildhall/contract/common'
import type { UnfinishedUpload } from '@guildhall/contract/uploads'
import type { Sending } from '@guildhall/ui/schema-form/form-host'
import { newUuid } from '../shared/new-uuid.ts'

/** A file on its way up, with what its way needs. */
export interface Parcel {
  sending: Sending
  /** Not here where an earlier tab left it half-sent and the browser kept nothing. */
  file?: File
  fingerprint?: string
  replaces: string | null
  uploadId?: string
  leash: AbortController
}

/** A file that was just chosen. */
export function packFile(slot: string, file: File, replaces?: CaseFile): Parcel {
  return {
    sending: blank(slot, file.name, file.size),
    file,
    replaces: replaces?.id ?? null,
    leash: new AbortController(),
  }
}

/** A file that was half-sent before, with its bytes where the browser kept them. */
export function packUpload(upload: UnfinishedUpload, file: File | undefined): Parcel {
  const { id, slot, name, size, offset, fingerprint, replaces } = upload
  return {
    sending: { ...blank(slot, name, size), sent: offset, phase: 'paused' },
    ...(file && { file }),
    fingerprint,
    replaces,
    uploadId: id,
    leash: new AbortController(),
  }
}

const blank = (slot: string, name: string, total: number): Sending => ({
  id: newUuid(),
  slot,
  name,
  sent: 0,
  total,
  phase: 'sending',
  wrong: null,
  failed: null,
  canRetry: false,
})
