import { renderPreview } from '@guildhall/documents/preview'
import { DomainError } from '@guildhall/contract/errors'
import { canSee } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, isReadableAsOwn, readCase } from '../cases/case-record.ts'
import { refuse } from './check-upload.ts'

export type ReadableFile = {
  id: string
  caseId: string
  slot: string
  name: string
  mime: string
  pages: number
  storageKey: string
}

/** A file that the actor may read, asked at every fetch: the applicant's own, or of a case one reviews. */
export async function readableFile(ctx: SignedInContext, fileId: string): Promise<ReadableFile> {
  const file = await ctx.deps.database.tenantDb(ctx.tenant.id).storedFile.findFirst({
    where: { id: fileId },
    select: {
      id: true,
      caseId: true,
      slot: true,
      name: true,
      mime: true,
      pages: true,
      storageKey: true,
    },
  })
  if (!file) throw new DomainError('not-found')
  const { record, spec } = await readCase(ctx, file.caseId)
  const facts = factsOf(record, ctx.deps.clock.now())
  if (!isReadableAsOwn(ctx, record) && !canSee(ctx.actor, facts, spec.workflow.stages))
    throw new DomainError('not-found')
  return file
}

/** Widths that previews are drawn in; another is rounded up to one of them, so that few are kept. */
const widths = [320, 1200, 2000]

/** One page (from 1) of a file as a picture, drawn once and kept beside the file. */
export async function previewFile(
  ctx: SignedInContext,
  fileId: string,
  page: number,
  asked: number,
): Promise<Uint8Array> {
  const file = await readableFile(ctx, fileId)
  if (!Number.isInteger(page) || page < 1 || page > file.pages) throw new DomainError('not-found')
  const width = widths.find((each) => each >= asked) ?? 2000
  const key = `${ctx.tenant.id}/previews/${file.id}-${page}-${width}`
  const kept = await ctx.deps.storage.get(key).catch(() => null)
  if (kept) return kept
  const preview = await renderPreview(
    await ctx.deps.storage.get(file.storageKey),
    file.mime,
    page,
    width,
  ).catch(refuse)
  await ctx.deps.storage.put(key, preview.bytes)
  return preview.bytes
}
