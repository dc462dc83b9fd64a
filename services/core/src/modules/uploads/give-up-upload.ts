import type { SignedInContext } from '../../kernel/context.ts'
import { dropUpload, ownUpload } from './own-upload.ts'

/** Gives a half-sent file up, with what has arrived of it; one that has become a file stays that. */
export async function giveUpUpload(
  ctx: SignedInContext,
  { uploadId }: { uploadId: string },
): Promise<{ ok: true }> {
  const upload = await ownUpload(ctx, uploadId)
  if (!upload.fileId) await dropUpload(ctx, uploadId)
  return { ok: true }
}
