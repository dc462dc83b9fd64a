import type { Tx } from '@guildhall/db/tenant-client'

export type OpenChange = { id: string; state: 'proved' | 'waiting' | 'approved'; createdAt: Date }

/**
 * What an account has under way, with the account locked: two who begin at once come one after the
 * other.
 */
export async function lockOpenChange(tx: Tx, accountId: string): Promise<OpenChange | null> {
  await tx.sql.query(
    'select 1 from account where tenant_id = current_tenant() and id = $1 for update',
    [accountId],
  )
  const { rows } = await tx.sql.query<OpenChange>(
    `select id, state, created_at as "createdAt" from mobile_change
     where tenant_id = current_tenant() and account_id = $1 and state in ('proved', 'waiting', 'approved')`,
    [accountId],
  )
  return rows[0] ?? null
}
