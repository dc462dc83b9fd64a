import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from './generated/client.ts'
import { inTransaction, type TransactionOptions, type Tx } from './tenant/in-transaction.ts'
import { createLru } from './tenant/lru.ts'
import { createPool, type DatabaseOptions } from './tenant/pool.ts'
import { createStatementNames, type StatementNames } from './tenant/statement-names.ts'
import { queryAsTenant, tenantPool } from './tenant/tenant-pool.ts'
import type { TenantSql } from './tenant/tenant-sql.ts'

export type { TransactionOptions, Tx } from './tenant/in-transaction.ts'
export type { TenantSql, TransactionSql } from './tenant/tenant-sql.ts'
export type { DatabaseOptions } from './tenant/pool.ts'
export type { PrismaClient } from './generated/client.ts'

/** The database as the role of its URL sees it. */
export interface Database {
  /** The shared pool, with no tenant set. */
  readonly pool: pg.Pool
  /** No tenant: reads the platform's tables; any tenant's table raises. */
  readonly platform: PrismaClient
  /** The one way to a tenant's rows. Cheap to call: take it anew for each request. */
  tenantDb(tenantId: string): PrismaClient
  /** Plain SQL as the tenant. */
  tenantSql(tenantId: string): TenantSql
  /** One transaction of the tenant; serialization failures and deadlocks are run again. */
  inTransaction<T>(
    tenantId: string,
    work: (tx: Tx) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>
  close(): Promise<void>
}

/** Kept at most, unless told otherwise: see `createClient` for what one costs. */
const CLIENTS = 100
/** A burst waits for the pool rather than fail; one transaction must not hold it for long. */
const TRANSACTION = { maxWait: 15_000, timeout: 20_000 }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * A client per tenant, and not one for all with the tenant in AsyncLocalStorage: Prisma merges the
 * `findUnique` calls of one tick, across requests. With 30 models one takes some 4 MB and 15 ms to
 * make, so that the least used are let go; what looks into every tenant in turn uses `tenantSql`.
 */
function createClient(pool: pg.Pool, names: StatementNames, tenantId?: string): PrismaClient {
  const adapter = new PrismaPg(tenantPool(pool, tenantId), {
    statementNameGenerator: ({ sql }) => names.nameOf(sql),
  })
  return new PrismaClient({ adapter, transactionOptions: TRANSACTION })
}

function tenantSqlOf(pool: pg.Pool, names: StatementNames, tenantId: string): TenantSql {
  return {
    async query<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      const query = { name: names.nameOf(text), text, values: [...values] }
      const answer: { rows: pg.QueryResultRow[]; rowCount: number | null } = await queryAsTenant(
        pool,
        tenantId,
        query,
      )
      return { rows: answer.rows as R[], rowCount: answer.rowCount ?? 0 }
    },
  }
}

function refuseNoTenant(tenantId: string): string {
  if (UUID.test(tenantId)) return tenantId.toLowerCase()
  throw new TypeError('a tenant is named by its uuid')
}

/** Opens the pool that all tenants share; connections are made when first needed. */
export function createDatabase(options: DatabaseOptions): Database {
  const pool = createPool(options)
  const names = createStatementNames()
  const clientOf = createLru(options.clients ?? CLIENTS, (tenantId) =>
    createClient(pool, names, tenantId),
  )
  const tenantDb = (tenantId: string): PrismaClient => clientOf(refuseNoTenant(tenantId))
  return {
    pool,
    platform: createClient(pool, names),
    tenantDb,
    tenantSql: (tenantId) => tenantSqlOf(pool, names, refuseNoTenant(tenantId)),
    inTransaction: async (tenantId, work, how) =>
      inTransaction(tenantDb(tenantId), names, work, how),
    close: () => pool.end(),
  }
}
