import type pg from 'pg'

/**
 * Plain SQL as one tenant, for hot queries. On its own a query is one round trip for BEGIN, tenant,
 * query and COMMIT; within a transaction it is the transaction's.
 */
export interface TenantSql {
  /** Dates come as `YYYY-MM-DD`, bigint as a safe integer, instants as Date. */
  query<R extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: R[]; rowCount: number }>
}
