import { renderPreview } from '@guildhall/documents/preview'
import { DomainError } from '@guildhall/contract/errors'
import type { RequestContext } from '../../kernel/context.ts'
import { refuse } from './check-upload.ts'

/** Widths that previews are drawn in; another is rounded up to one of them, so that few are kept. */
const widths = [320, 1200, 2000]

/** A stored file as far as drawing it goes; whoever asks may read it. */
export type Drawable = { id: string; mime: string; pages: number; storageKey: string }

/** One page (from 1) of a stored file as a picture, drawn once and kept beside the file. */
export async function drawPage(
  { deps, tenant }: RequestContext,
  file: Drawable,
  page: number,
  asked: number,
): Promise<Uint8Array> {
  if (!Number.isInteger(page) || page < 1 || page > file.pages) throw new DomainError('not-found')
  const { storage } = deps
  const width = widths.find((each) => each >= asked) ?? 2000
  const key = `${tenant.id}/previews/${file.id}-${page}-${width}`
  const kept = await storage.get(key).catch(() => null)
  if (kept) return kept
  const bytes = await storage.get(file.storageKey)
  const preview = await renderPreview(bytes, file.mime, page, width).catch(refuse)
  await storage.put(key, preview.bytes)
  return preview.bytes
}
