import type { Pool, QueryResult, QueryResultRow } from 'pg'
import type { Prisma, PrismaClient } from './generated/client.ts'

/** The transaction that a verb works in; the only thing by which it reaches the database. */
export type Tx = Prisma.TransactionClient

/** Plain SQL as one tenant, for hot reads: one round trip for BEGIN, tenant, query, COMMIT. */
export interface TenantSql {
  query<R extends QueryResultRow>(text: string, values?: unknown[]): Promise<QueryResult<R>>
}

/** How a transaction runs. */
export interface TransactionOptions {
  isolation?: Prisma.TransactionIsolationLevel
  /** How often it is run again after a serialization failure or a deadlock; 3 by default. */
  retries?: number
}

/** The database as the application's role sees it. */
export interface Database {
  readonly pool: Pool
  /** No tenant: reads the platform's tables; any tenant's table raises. */
  readonly platform: PrismaClient
  /** The one way to a tenant's rows. */
  tenantDb(tenantId: string): PrismaClient
  tenantSql(tenantId: string): TenantSql
  inTransaction<T>(
    tenantId: string,
    work: (tx: Tx) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>
  close(): Promise<void>
}

/** What `createDatabase` takes. */
export interface DatabaseOptions {
  url: string
  /** Most connections of the pool; 10 by default. */
  max?: number
}

/** Opens the pool that all tenants share. */
export function createDatabase(options: DatabaseOptions): Database {
  throw new Error(`not yet: ${options.max}`)
}
