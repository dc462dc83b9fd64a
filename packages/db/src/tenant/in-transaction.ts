import type { Prisma, PrismaClient } from '../generated/client.ts'
import { isRetryable } from '../prisma-errors.ts'

/** The transaction that a verb works in; the only thing by which it reaches the database. */
export type Tx = Prisma.TransactionClient

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
  work: (tx: Tx) => Promise<T>,
  { isolation, retries = 3 }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await client.$transaction(work, { isolationLevel: isolation })
    } catch (error) {
      if (attempt >= retries || !isRetryable(error)) throw error
      await pause(attempt)
    }
  }
}
