import type { Deps } from '../../kernel/deps.ts'
import { uploadKey } from './own-upload.ts'

/** Takes away uploads that have expired, bytes first, so that none are left that no row knows of. */
export async function sweepUploads(
  deps: Pick<Deps, 'database' | 'uploads' | 'clock'>,
  tenantId: string,
): Promise<void> {
  const sql = deps.database.tenantSql(tenantId)
  const now = deps.clock.now()
  const { rows } = await sql.query<{ id: string }>(
    'select id from file_upload where tenant_id = current_tenant() and expires_at <= $1',
    [now],
  )
  for (const { id } of rows) await deps.uploads.remove(uploadKey(tenantId, id))
  // Begun again meanwhile: it has a new term, and begins with nothing.
  await sql.query(
    'delete from file_upload where tenant_id = current_tenant() and id = any($1::uuid[]) and expires_at <= $2',
    [rows.map(({ id }) => id), now],
  )
}
