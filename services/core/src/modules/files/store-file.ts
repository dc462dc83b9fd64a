import { newId } from '@guildhall/db/ids'
import type { Tx } from '@guildhall/db/tenant-client'
import type { CaseFile } from '@guildhall/contract/common'
import { DomainError } from '@guildhall/contract/errors'
import { legalApplicantActions } from '@guildhall/domain/permissions/cases'
import { sha256 } from '../../kernel/blueprint-store.ts'
import type { SignedInContext } from '../../kernel/context.ts'
import { transact, type Work } from '../../kernel/transact.ts'
import { caseFiles, presentFile } from '../cases/case-files.ts'
import { factsOf, lockCase, readOwnCase } from '../cases/case-record.ts'
import { accountMobileOf, slotHashes } from '../cases/prints.ts'
import { readDraft } from '../cases/read-draft.ts'
import { checkUpload } from './check-upload.ts'
import { findSlot, type Slot } from './find-slot.ts'
import { matchPrint } from './match-print.ts'
import { safeName } from './safe-name.ts'

export type Upload = {
  caseId: string
  slot: string
  name: string
  bytes: Uint8Array
  replaces: string | null
  /** The upload that it came by bit by bit; marked with the file in the same transaction. */
  uploadId?: string
}

/**
 * Keeps an uploaded file in a slot of the applicant's own open case. The same bytes in the same slot
 * again (a retry after a cut line) answer the file that is there. Bytes are stored before the row is
 * written, so that a row never points at nothing.
 */
export async function storeFile(ctx: SignedInContext, upload: Upload): Promise<{ file: CaseFile }> {
  const { record, spec } = await readOwnCase(ctx, upload.caseId)
  if (!legalApplicantActions(ctx.actor, factsOf(record, ctx.deps.clock.now())).includes('edit'))
    throw new DomainError('case.action-not-allowed')
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const { answers } = await readDraft(sql, record.id)
  const slot = findSlot(spec, answers, upload.slot)
  const checked = await checkUpload(upload.name, upload.bytes)
  if (slot.photo && !checked.mime.startsWith('image/')) throw new DomainError('file.not-a-photo')
  const match =
    slot.document !== null && !record.enteredBy
      ? await matchPrint(db, { caseId: record.id, document: slot.document }, checked)
      : { printCheck: 'none' as const, printId: null }
  const id = newId()
  const storageKey = `${ctx.tenant.id}/files/${id}`
  await ctx.deps.storage.put(storageKey, checked.bytes)
  const row = {
    id,
    slot: upload.slot,
    caseId: record.id,
    storageKey,
    name: safeName(upload.name),
    mime: checked.mime,
    size: checked.bytes.byteLength,
    sha256: sha256(checked.bytes),
    pages: checked.pages,
    ...match,
    uploadedBy: ctx.actor.accountId,
    uploadedAt: ctx.deps.clock.now(),
  }
  const forget = () => ctx.deps.storage.remove(storageKey)
  const fileId = await keep(ctx, upload, slot, row).catch((error: unknown) =>
    forget().then(() => Promise.reject(error)),
  )
  if (fileId !== id) await forget()
  return standingFile(ctx, record.id, fileId)
}

/** A file of an own case as the applicant sees it; one that was removed reads like a missing page. */
export async function standingFile(
  ctx: SignedInContext,
  caseId: string,
  fileId: string,
): Promise<{ file: CaseFile }> {
  const { record, spec } = await readOwnCase(ctx, caseId)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [{ answers }, files] = await Promise.all([
    readDraft(sql, record.id),
    caseFiles(sql, record.id),
  ])
  const stored = files.find((file) => file.id === fileId)
  if (!stored) throw new DomainError('not-found')
  const db = ctx.deps.database.tenantDb(ctx.tenant.id)
  const accountMobile = await accountMobileOf(db, spec, record.accountId)
  const hash = slotHashes(spec, { answers, accountMobile })(stored.slot)
  return { file: presentFile(stored, hash) }
}

type FileRow = { id: string; caseId: string; slot: string; sha256: string } & Parameters<
  Tx['storedFile']['create']
>[0]['data']

/** Writes the row under the case's lock, where the slot has room; answers the id of the file that stands. */
function keep(ctx: SignedInContext, upload: Upload, slot: Slot, row: FileRow): Promise<string> {
  return transact(ctx, async (work) => {
    const record = await lockCase(work.tx, row.caseId)
    if (!legalApplicantActions(ctx.actor, factsOf(record, ctx.deps.clock.now())).includes('edit'))
      throw new DomainError('case.action-not-allowed')
    if (!upload.uploadId) return place(ctx, work, upload, slot, row)
    const became = await becameOf(work.tx, upload.uploadId)
    if (became) return became
    const fileId = await place(ctx, work, upload, slot, row)
    await work.tx.fileUpload.updateMany({ where: { id: upload.uploadId }, data: { fileId } })
    return fileId
  })
}

/** The file that an upload has become meanwhile; one that was given up reads like a missing page. */
async function becameOf(tx: Tx, uploadId: string): Promise<string | null> {
  const { rows } = await tx.sql.query<{ fileId: string | null }>(
    `select file_id as "fileId" from file_upload where tenant_id = current_tenant() and id = $1 for update`,
    [uploadId],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0].fileId
}

async function place(
  ctx: SignedInContext,
  { tx, record: note }: Work,
  upload: Upload,
  slot: Slot,
  row: FileRow,
): Promise<string> {
  const there = await tx.storedFile.findMany({
    where: { caseId: row.caseId, slot: row.slot, removedAt: null },
    select: { id: true, sha256: true },
  })
  const same = there.find((file) => file.sha256 === row.sha256)
  if (same) return same.id
  const staying = there.filter((file) => file.id !== upload.replaces)
  if (staying.length >= slot.max) throw new DomainError('file.slot-full', { max: slot.max })
  if (upload.replaces)
    await tx.storedFile.updateMany({
      where: { id: upload.replaces, caseId: row.caseId, slot: row.slot },
      data: { removedAt: ctx.deps.clock.now() },
    })
  await tx.storedFile.create({ data: row, select: { id: true } })
  note({
    kind: 'file.uploaded',
    subjectType: 'case',
    subjectId: row.caseId,
    facts: { fileId: row.id, slot: row.slot, sha256: row.sha256 },
  })
  return row.id
}
