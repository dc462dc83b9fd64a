import type { Database } from '@guildhall/db/tenant-client'
import type { TenantRef } from '../kernel/context.ts'

/** How long a host's association is remembered: a suspended one is gone within this time. */
const rememberMs = 5_000

/** Finds the association that a Host header means; null for none, or one that is suspended. */
export function createTenantResolver(database: Database) {
  const known = new Map<string, { tenant: TenantRef | null; until: number }>()
  return async (hostHeader: string | undefined): Promise<TenantRef | null> => {
    const host = (hostHeader ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
    const entry = known.get(host)
    if (entry && entry.until > Date.now()) return entry.tenant
    const tenant = await findTenant(database, host)
    if (known.size > 10_000) known.clear()
    known.set(host, { tenant, until: Date.now() + rememberMs })
    return tenant
  }
}

export type TenantResolver = ReturnType<typeof createTenantResolver>

async function findTenant(database: Database, host: string): Promise<TenantRef | null> {
  const { rows } = await database.pool.query<TenantRef>({
    name: 'tenant-of-host',
    text: `select t.id, t.slug, t.name from tenant_host h join tenant t on t.id = h.tenant_id where h.host = $1 and t.status = 'active'`,
    values: [host],
  })
  return rows[0] ?? null
}
