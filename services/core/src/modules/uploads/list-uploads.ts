import type { UnfinishedUpload } from '@guildhall/contract/uploads'
import type { SignedInContext } from '../../kernel/context.ts'
import { readDraft } from '../cases/read-draft.ts'
import { hasSlot } from '../files/find-slot.ts'
import { editableCase, uploadColumns, uploadKey, type UploadRecord } from './own-upload.ts'

/** What this account has half-sent into an own open case, oldest first; none for a slot that is gone. */
export async function listUploads(
  ctx: SignedInContext,
  input: { caseId: string },
): Promise<{ uploads: UnfinishedUpload[] }> {
  const { record, spec } = await editableCase(ctx, input.caseId)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  const [{ answers }, { rows }] = await Promise.all([
    readDraft(sql, record.id),
    sql.query<UploadRecord>(
      `select ${uploadColumns} from file_upload
       where tenant_id = current_tenant() and case_id = $1 and account_id = $2 and file_id is null
         and expires_at > $3 order by created_at, id`,
      [record.id, ctx.actor.accountId, ctx.deps.clock.now()],
    ),
  ])
  const open = rows.filter(({ slot }) => hasSlot(spec, answers, slot))
  return { uploads: await Promise.all(open.map((row) => present(ctx, row))) }
}

async function present(ctx: SignedInContext, row: UploadRecord): Promise<UnfinishedUpload> {
  const { id, slot, name, size, fingerprint, replaces, expiresAt } = row
  const offset = await ctx.deps.uploads.length(uploadKey(ctx.tenant.id, id))
  return { id, slot, name, size, offset, fingerprint, replaces, expiresAt: expiresAt.toISOString() }
}
