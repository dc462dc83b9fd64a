import type pg from 'pg'
import { handOut } from './handed-out.ts'
import {
  type Answer,
  type Query,
  refuseSilentRollback,
  release,
  setTenant,
  tenantConnection,
} from './tenant-connection.ts'

/** One query as the tenant: BEGIN, tenant, query and COMMIT go out together and come back together. */
export async function queryAsTenant(
  pool: pg.Pool,
  tenantId: string | undefined,
  query: Query,
): Promise<Answer> {
  const client = await pool.connect()
  try {
    if (tenantId === undefined) return await client.query(query)
    const [begin, tenant, answer, commit] = await Promise.allSettled([
      client.query('BEGIN'),
      client.query(setTenant(tenantId)),
      client.query(query),
      client.query('COMMIT'),
    ])
    // In this order, since each failure is the cause of those after it.
    if (begin.status === 'rejected') throw begin.reason
    if (tenant.status === 'rejected') throw tenant.reason
    if (answer.status === 'rejected') throw answer.reason
    if (commit.status === 'rejected') throw commit.reason
    refuseSilentRollback(commit.value)
    return answer.value
  } finally {
    release(client)
  }
}

/**
 * The shared pool as Prisma's adapter sees it for one tenant (or, undefined, for none). It holds no
 * connection of its own, so that there is nothing to close when it is let go.
 */
export function tenantPool(pool: pg.Pool, tenantId: string | undefined): pg.Pool {
  const own: Partial<Record<string | symbol, unknown>> = {
    query: (query: Query) => queryAsTenant(pool, tenantId, query),
    connect: async () => handOut(tenantConnection(await pool.connect(), tenantId)),
    on: () => undefined,
    removeListener: () => undefined,
    end: async () => undefined,
  }
  return new Proxy(pool, { get: (target, key) => own[key] ?? Reflect.get(target, key) })
}
