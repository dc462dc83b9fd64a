import { newId } from '@guildhall/db/ids'
import { DomainError } from '@guildhall/contract/errors'
import type { SignedInContext } from '../../kernel/context.ts'
import { charge } from '../../kernel/rate-limit.ts'
import { transact } from '../../kernel/transact.ts'
import { readDraft } from '../cases/read-draft.ts'
import { demandUploadable } from '../files/check-upload.ts'
import { findSlot } from '../files/find-slot.ts'
import { safeName } from '../files/safe-name.ts'
import { editableCase, uploadDays, uploadKey } from './own-upload.ts'

export type BeginUpload = {
  caseId: string
  slot: string
  name: string
  /** Bytes. */
  size: number
  fingerprint: string
  replaces: string | null
}

/** Uploads that an account may begin in an hour, and leave unfinished at once. */
const hourly = { limit: 300, windowSeconds: 3600 }
const mostUnfinished = 20

/**
 * Makes room for a file in a slot of an own open case, or answers the upload of the same file that is
 * there with what it has. What can be told from name and size is refused before a byte travels.
 */
export async function beginUpload(
  ctx: SignedInContext,
  input: BeginUpload,
): Promise<{ id: string; offset: number; size: number }> {
  await charge(ctx, `upload:${ctx.actor.accountId}`, hourly)
  const { record, spec } = await editableCase(ctx, input.caseId)
  const sql = ctx.deps.database.tenantSql(ctx.tenant.id)
  findSlot(spec, (await readDraft(sql, record.id)).answers, input.slot)
  demandUploadable(input.name, input.size)
  const begun = await transact(ctx, async ({ tx }) => {
    const now = ctx.deps.clock.now()
    const { rows } = await tx.sql.query<{ id: string; size: number }>(insert, [
      newId(),
      ctx.actor.accountId,
      record.id,
      input.slot,
      safeName(input.name),
      input.size,
      input.fingerprint,
      input.replaces,
      now,
      new Date(now.getTime() + uploadDays * 86_400_000),
      mostUnfinished,
    ])
    return rows[0]
  })
  if (!begun) throw new DomainError('upload.too-many', { max: mostUnfinished })
  const key = uploadKey(ctx.tenant.id, begun.id)
  await ctx.deps.uploads.open(key)
  return { ...begun, offset: await ctx.deps.uploads.length(key) }
}

const insert = `
insert into file_upload as u
  (id, account_id, case_id, slot, name, size, fingerprint, replaces, created_at, expires_at)
select $1::uuid, $2::uuid, $3::uuid, $4, $5, $6::int, $7, $8::uuid, $9::timestamptz, $10::timestamptz
where $11 > (select count(*) from file_upload where tenant_id = current_tenant() and account_id = $2
    and file_id is null and expires_at > $9)
  or exists (select 1 from file_upload where tenant_id = current_tenant() and account_id = $2
    and case_id = $3 and slot = $4 and fingerprint = $7 and file_id is null)
on conflict (tenant_id, account_id, case_id, slot, fingerprint) where file_id is null
  do update set expires_at = excluded.expires_at, replaces = excluded.replaces
returning u.id, u.size`
