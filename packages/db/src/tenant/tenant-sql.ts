import type pg from 'pg'

/**
 * Plain SQL as one tenant, for hot queries. On its own a query is one round trip, and a
 * transaction; within a transaction it is the transaction's.
 */
export interface TenantSql {
  /** Dates come as `YYYY-MM-DD`, bigint as a safe integer, instants as Date. */
  query<R extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ rows: R[]; rowCount: number }>
}

/** Plain SQL within a transaction. */
export interface TransactionSql extends TenantSql {
  /**
   * A statement whose answer nobody needs: it goes out with the next one, at the latest with COMMIT, and
   * fails that one with it. For what locks what others wait for, so that it is held for no round trip.
   */
  defer(text: string, values?: readonly unknown[]): void
}
