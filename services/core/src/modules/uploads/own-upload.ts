import { DomainError } from '@guildhall/contract/errors'
import { legalApplicantActions } from '@guildhall/domain/permissions/cases'
import type { SignedInContext } from '../../kernel/context.ts'
import { factsOf, readOwnCase, type CaseInContext } from '../cases/case-record.ts'

/** A half-sent file as verbs read it. */
export type UploadRecord = {
  id: string
  caseId: string
  slot: string
  name: string
  size: number
  fingerprint: string
  replaces: string | null
  expiresAt: Date
  /** The file that it became; null while it is on its way. */
  fileId: string | null
}

export const uploadColumns = `id, case_id as "caseId", slot, name, size, fingerprint, replaces,
  expires_at as "expiresAt", file_id as "fileId"`

/** How long a half-sent file waits for the rest, in days. */
export const uploadDays = 7

/** Where an upload's bytes are kept. */
export const uploadKey = (tenantId: string, uploadId: string): string => `${tenantId}/${uploadId}`

/**
 * The account's own upload into a case that it may still edit, asked at every request. Another's, one
 * that has expired and none at all read the same.
 */
export async function ownUpload(ctx: SignedInContext, uploadId: string): Promise<UploadRecord> {
  const { rows } = await ctx.deps.database.tenantSql(ctx.tenant.id).query<UploadRecord>(
    `select ${uploadColumns} from file_upload
     where tenant_id = current_tenant() and id = $1 and account_id = $2 and expires_at > $3`,
    [uploadId, ctx.actor.accountId, ctx.deps.clock.now()],
  )
  if (!rows[0]) throw new DomainError('not-found')
  return rows[0]
}

/** An own case whose files may be changed now. */
export async function editableCase(ctx: SignedInContext, caseId: string): Promise<CaseInContext> {
  const found = await readOwnCase(ctx, caseId)
  const facts = factsOf(found.record, ctx.deps.clock.now())
  if (!legalApplicantActions(ctx.actor, facts).includes('edit'))
    throw new DomainError('case.action-not-allowed')
  return found
}

/** Takes an upload away, bytes first, so that no bytes are left that no row knows of. */
export async function dropUpload(ctx: SignedInContext, uploadId: string): Promise<void> {
  await ctx.deps.uploads.remove(uploadKey(ctx.tenant.id, uploadId))
  await ctx.deps.database.tenantSql(ctx.tenant.id).query(
    `delete from file_upload where tenant_id = current_tenant() and id = $1 and account_id = $2
     and file_id is null`,
    [uploadId, ctx.actor.accountId],
  )
}
