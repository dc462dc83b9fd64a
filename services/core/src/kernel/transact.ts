import type { Tx, TransactionOptions } from '@guildhall/db/tenant-client'
import type { TenantRef } from './context.ts'
import type { Deps } from './deps.ts'

/** One event: the audit entry, the live news and the trigger of messages in one. No personal data in the facts. */
export type NewEvent = {
  kind: string
  subjectType:
    | 'case'
    | 'account'
    | 'meeting'
    | 'member'
    | 'file'
    | 'certificate'
    | 'blueprint'
    | 'council-term'
    | 'message'
    | 'notice'
    | 'bill'
    | 'bill-run'
    | 'import'
    | 'expert-draw'
    | 'party'
  subjectId: string
  facts: Record<string, unknown>
  /** Who did it; the one signed in unless said otherwise. */
  actorId?: string | null
}

/** A transaction's handles: verbs take these and nothing else that reaches the database. */
export type Work = { tx: Tx; record(event: NewEvent): void }

/** What a transaction needs to know: the tenant, and who acts (none for what the program does itself). */
export type TransactContext = {
  deps: Pick<Deps, 'database' | 'wake'>
  tenant: Pick<TenantRef, 'id'>
  actor: { accountId: string } | null
}

/**
 * Runs a change as one transaction of the request's tenant. Events are appended with its COMMIT, so
 * that the sequence's order is commit order and its row is held for no round trip; readers are woken
 * after it.
 */
export async function transact<T>(
  ctx: TransactContext,
  change: (work: Work) => Promise<T>,
  options?: TransactionOptions,
): Promise<T> {
  const { deps, tenant, actor } = ctx
  let news = false
  const result = await deps.database.inTransaction(
    tenant.id,
    async (tx) => {
      const events: NewEvent[] = []
      const outcome = await change({ tx, record: (event) => void events.push(event) })
      for (const event of events)
        append(tx, event, event.actorId === undefined ? (actor?.accountId ?? null) : event.actorId)
      news = events.length > 0
      return outcome
    },
    options,
  )
  if (news) deps.wake(tenant.id)
  return result
}

function append(tx: Tx, event: NewEvent, actorId: string | null): void {
  const { kind, subjectType, subjectId, facts } = event
  tx.sql.defer('select append_event($1, $2, $3, $4, $5)', [
    kind,
    subjectType,
    subjectId,
    actorId,
    JSON.stringify(facts),
  ])
}
