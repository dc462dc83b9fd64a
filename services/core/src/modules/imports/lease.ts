import type { TenantSql } from '@guildhall/db/tenant-client'

/** A worker that says nothing for so long is taken for dead, and another goes on. */
const lease = '30 seconds'

/** An import that waits for a worker, taken by this one; none where there is nothing to do. */
export async function takeImport(
  sql: TenantSql,
): Promise<{ id: string; state: 'checking' | 'running' | 'undoing' } | null> {
  const { rows } = await sql.query<{ id: string; state: 'checking' | 'running' | 'undoing' }>(
    `update import_job set lease_until = now() + interval '${lease}'
     where tenant_id = current_tenant() and id = any (array(
       select id from import_job where tenant_id = current_tenant() and state in ('checking', 'running', 'undoing')
         and (lease_until is null or lease_until < now())
       order by created_at limit 1 for update skip locked))
     returning id, state`,
  )
  return rows[0] ?? null
}

/** Says that the worker lives and how far it is; false where it should stop. */
export async function keepLease(
  sql: TenantSql,
  { id, version }: { id: string; version: number },
  progress: number,
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `update import_job set lease_until = now() + interval '${lease}', progress = $3
     where tenant_id = current_tenant() and id = $1 and version = $2 and not cancelled`,
    [id, version, progress],
  )
  return rowCount > 0
}

/** Gives an import back, so that another worker need not wait. */
export async function dropLease(sql: TenantSql, id: string): Promise<void> {
  await sql.query(
    'update import_job set lease_until = null where tenant_id = current_tenant() and id = $1',
    [id],
  )
}
