import { AsyncLocalStorage } from 'node:async_hooks'
import type { TenantConnection } from './tenant-connection.ts'

/**
 * The connection on which Prisma began a transaction, so that plain SQL can run in the same one. It
 * says nothing of the tenant: that is set on the connection itself.
 */
const slots = new AsyncLocalStorage<{ connection?: TenantConnection }>()

/** Notes a connection that Prisma takes for a transaction, for whoever began it. */
export function handOut(connection: TenantConnection): TenantConnection {
  const slot = slots.getStore()
  if (slot) slot.connection ??= connection
  return connection
}

/** Runs `begin`, which begins one transaction; `connection()` is the one that it got. */
export function withHandedOut<T>(
  begin: (connection: () => TenantConnection) => Promise<T>,
): Promise<T> {
  const slot: { connection?: TenantConnection } = {}
  return slots.run(slot, () =>
    begin(() => {
      if (!slot.connection) throw new Error('the transaction has no connection yet')
      return slot.connection
    }),
  )
}
