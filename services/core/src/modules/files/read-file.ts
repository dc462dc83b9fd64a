import { DomainError } from '@guildhall/contract/errors'
import { canSee } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, isReadableAsOwn, readCase } from '../cases/case-record.ts'
import { drawPage } from './draw-page.ts'

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

/** One page (from 1) of a file as a picture, drawn once and kept beside the file. */
export async function previewFile(
  ctx: SignedInContext,
  fileId: string,
  page: number,
  asked: number,
): Promise<Uint8Array> {
  return drawPage(ctx, await readableFile(ctx, fileId), page, asked)
}
