import type { QueryResultRow } from 'pg'
import type { Prisma, PrismaClient } from '../generated/client.ts'
import { isRetryable } from '../prisma-errors.ts'
import { withHandedOut } from './handed-out.ts'
import type { StatementNames } from './statement-names.ts'
import type { TenantConnection } from './tenant-connection.ts'
import type { TransactionSql } from './tenant-sql.ts'

/**
 * The transaction that a verb works in; the only thing by which it reaches the database. `sql` is
 * the same transaction on the same connection at a fifth of the cost, for what is hot.
 */
export type Tx = Prisma.TransactionClient & { readonly sql: TransactionSql }

/** How a transaction runs. */
export interface TransactionOptions {
  /** READ COMMITTED by default. */
  isolation?: Prisma.TransactionIsolationLevel
  /** How often it is run again after a serialization failure or a deadlock; 3 by default. */
  retries?: number
}

/** Two that met once should not meet again at once. */
const pause = (attempt: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * 2 ** attempt))

/**
 * Runs `work` in one transaction; whatever it throws rolls back. `work` may run again, so that it
 * must reach nothing but `tx`.
 */
export async function inTransaction<T>(
  client: PrismaClient,
  names: StatementNames,
  work: (tx: Tx) => Promise<T>,
  { isolation, retries = 3 }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await withHandedOut((connection) =>
        client.$transaction((tx) => work(withSql(tx, sqlOn(connection(), names))), {
          isolationLevel: isolation,
        }),
      )
    } catch (error) {
      if (attempt >= retries || !isRetryable(error)) throw error
      await pause(attempt)
    }
  }
}

function withSql(tx: Prisma.TransactionClient, sql: TransactionSql): Tx {
  const get = (target: Prisma.TransactionClient, key: string | symbol): unknown =>
    key === 'sql' ? sql : Reflect.get(target, key)
  return new Proxy(tx, { get }) as Tx
}

function sqlOn(connection: TenantConnection, names: StatementNames): TransactionSql {
  const queryOf = (text: string, values: readonly unknown[]) => ({
    name: names.nameOf(text),
    text,
    values: [...values],
  })
  return {
    async query<R extends QueryResultRow>(text: string, values: readonly unknown[] = []) {
      const { rows, rowCount } = await connection.query<R>(queryOf(text, values))
      return { rows, rowCount: rowCount ?? 0 }
    },
    defer: (text, values = []) => connection.defer(queryOf(text, values)),
  }
}
