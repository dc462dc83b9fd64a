import type pg from 'pg'
import { handOut } from './handed-out.ts'
import { fly, type Answer, type Query } from './flight.ts'
import { leavesUnknown, release, setTenant, tenantConnection } from './tenant-connection.ts'

/** One query as the tenant, who is set in the same flight and so in the same transaction. */
export async function queryAsTenant(
  pool: pg.Pool,
  tenantId: string | undefined,
  query: Query,
): Promise<Answer> {
  const client = await pool.connect()
  let lost = false
  try {
    if (tenantId === undefined) return await client.query(query)
    const [, answer] = await fly(client, [setTenant(tenantId), query])
    if (!answer) throw new Error('a flight answers each of its statements')
    return answer
  } catch (error) {
    lost = leavesUnknown(error)
    throw error
  } finally {
    release(client, lost)
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
