import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import { permits } from '@guildhall/domain/permissions/actor'
import { sha256 } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { checkUpload } from '../files/check-upload.ts'
import { drawPage } from '../files/draw-page.ts'

export type Upload = { name: string; bytes: Uint8Array }
export type StoredFile = {
  id: string
  name: string
  mime: string
  size: number
  pages: number
  sha256: string
  storageKey: string
}

/**
 * Checks and stores the bytes of a voucher or receipt, like any upload: before its row is written, so
 * that a row never points at nothing. `forgetFile` takes them away again where the row was refused.
 */
export async function keepFile(ctx: SignedInContext, upload: Upload): Promise<StoredFile> {
  const checked = await checkUpload(upload.name, upload.bytes)
  const id = newId()
  const storageKey = `${ctx.tenant.id}/files/${id}`
  await ctx.deps.storage.put(storageKey, checked.bytes)
  return {
    id,
    storageKey,
    name: safeName(upload.name),
    mime: checked.mime,
    size: checked.bytes.byteLength,
    pages: checked.pages,
    sha256: sha256(checked.bytes),
  }
}

export function forgetFile(ctx: SignedInContext, { storageKey }: StoredFile): Promise<void> {
  return ctx.deps.storage.remove(storageKey)
}

/** The row of a stored file, in the transaction of what names it. */
export async function writeFileRow(
  ctx: SignedInContext,
  tx: Tx,
  billId: string,
  file: StoredFile,
): Promise<void> {
  await tx.duesFile.create({
    data: { ...file, billId, uploadedBy: ctx.actor.accountId, uploadedAt: ctx.deps.clock.now() },
    select: { id: true },
  })
}

/** A file of a bill that the actor may read: the member's own, or for those who look after dues. */
export async function readableDuesFile(ctx: SignedInContext, fileId: string): Promise<StoredFile> {
  const { rows } = await ctx.deps.database
    .tenantSql(ctx.tenant.id)
    .query<StoredFile & { partyId: string }>(
      `select f.id, f.name, f.mime, f.size, f.pages, f.sha256, f.storage_key as "storageKey", m.party_id as "partyId"
       from dues_file f join bill b on b.tenant_id = f.tenant_id and b.id = f.bill_id
       join member m on m.tenant_id = b.tenant_id and m.id = b.member_id
       where f.tenant_id = current_tenant() and f.id = $1`,
      [fileId],
    )
  const file = rows[0]
  if (!file) throw new DomainError('not-found')
  if (!ctx.actor.partyIds.includes(file.partyId) && !permits(ctx.actor, 'dues.manage'))
    throw new DomainError('not-found')
  return file
}

/** One page (from 1) of such a file as a picture, drawn once and kept. */
export async function previewDuesFile(
  ctx: SignedInContext,
  fileId: string,
  page: number,
  asked: number,
): Promise<Uint8Array> {
  const file = await readableDuesFile(ctx, fileId)
  return drawPage(ctx, file, page, asked)
}

/** A name as people know the file, without control characters or path. */
function safeName(name: string): string {
  const bare = name.replace(/^.*[\\/]/, '').replace(/[\u0000-\u001f\u007f]/g, '')
  return bare.slice(-120) || 'file'
}
