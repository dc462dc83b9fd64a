import type { CaseFile } from '@guildhall/contract/common'
import { DomainError, type ErrorCode } from '@guildhall/contract/errors'
import { sha256 } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { standingFile, storeFile } from '../files/store-file.ts'
import { dropUpload, ownUpload, uploadKey, type UploadRecord } from './own-upload.ts'

/**
 * Puts an upload whose bytes have all arrived into its slot, after the checks of every file. Once: asked
 * again (the answer was lost) it answers the same file. One that no retry can save is taken away.
 */
export async function finishUpload(
  ctx: SignedInContext,
  { uploadId }: { uploadId: string },
): Promise<{ file: CaseFile }> {
  const upload = await ownUpload(ctx, uploadId)
  if (upload.fileId) return standingFile(ctx, upload.caseId, upload.fileId)
  try {
    const bytes = await wholeBytes(ctx, upload)
    const stored = await storeFile(ctx, { ...upload, bytes, uploadId })
    await ctx.deps.uploads.remove(uploadKey(ctx.tenant.id, uploadId))
    return stored
  } catch (error) {
    if (error instanceof DomainError && hopeless.has(error.code)) await dropUpload(ctx, uploadId)
    throw error
  }
}

async function wholeBytes(ctx: SignedInContext, upload: UploadRecord): Promise<Uint8Array> {
  const key = uploadKey(ctx.tenant.id, upload.id)
  if ((await ctx.deps.uploads.length(key)) < upload.size) throw new DomainError('upload.unfinished')
  const bytes = await ctx.deps.uploads.read(key)
  const [kind, hash] = upload.fingerprint.split(':')
  if (kind === 'sha256' && hash !== sha256(bytes)) throw new DomainError('upload.altered')
  return bytes
}

/** What is wrong with the bytes themselves; the same file would be refused again. */
const hopeless = new Set<ErrorCode>([
  'upload.altered',
  'file.type',
  'file.not-a-photo',
  'file.damaged',
  'file.encrypted',
  'file.active-content',
  'file.too-many-pixels',
])
