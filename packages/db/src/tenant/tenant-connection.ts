import pg from 'pg'
import { fly, type Answer, type Query } from './flight.ts'

/** `set_config(…, true)` holds until COMMIT or ROLLBACK; later reads raise (see current_tenant()). */
const SET_TENANT = { name: 'tenant', text: "select set_config('app.tenant_id', $1, true)" }

/** The statement by which a transaction becomes the tenant's. */
export const setTenant = (tenantId: string): pg.QueryConfig => ({
  ...SET_TENANT,
  values: [tenantId],
})

/** A COMMIT after a failed statement answers ROLLBACK and no error: nobody may take it for success. */
function refuseSilentRollback(commit: Answer): Answer {
  if (commit.command !== 'ROLLBACK') return commit
  throw Object.assign(new Error('the transaction was rolled back: a statement in it had failed'), {
    code: '25P02',
    severity: 'ERROR',
  })
}

/** Whether nobody knows any more what a connection is at: it was cut, or a value could not be written. */
export const leavesUnknown = (error: unknown): boolean =>
  !(error instanceof pg.DatabaseError) || error.severity !== 'ERROR'

/** Gives a connection back; one that is broken or still within a transaction is thrown away. */
export function release(client: pg.PoolClient, lost = false): void {
  client.release(lost || client.getTransactionStatus() !== 'I')
}

const textOf = (query: Query): string => (typeof query === 'string' ? query : query.text)
const NOTHING: Answer = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] }
const ISOLATION = 'SET TRANSACTION '

/** The way onto one connection: what is asked in one tick goes as one flight, the next when that has landed. */
function flights(client: pg.PoolClient) {
  let waiting: Query[] = []
  let landed: Promise<unknown> = Promise.resolve()
  let next: Promise<Answer[]> | undefined
  let lost = false

  const depart = (): Promise<Answer[]> => {
    const flight = fly(client, waiting)
    waiting = []
    next = undefined
    landed = flight.catch((error: unknown) => {
      lost ||= leavesUnknown(error)
    })
    return flight
  }
  const send = async (queries: readonly Query[]): Promise<Answer> => {
    const at = waiting.push(...queries) - 1
    next ??= landed.then(depart)
    return (await next)[at] ?? NOTHING
  }
  return {
    send,
    /** Goes along with the next that is sent. */
    defer(queries: readonly Query[]): void {
      waiting.push(...queries)
    },
    /**
     * By itself, so that no failure takes it along; what was put off is let go. Always: the client
     * hears of a failure before it hears that it is within a transaction, where BEGIN went along.
     */
    async rollBack(): Promise<Answer> {
      await next?.catch(() => undefined)
      await landed
      waiting = []
      return send(['ROLLBACK'])
    },
    isLost: () => lost,
  }
}

/** One interactive transaction of one tenant. */
function transactionOn(client: pg.PoolClient, tenantId: string | undefined) {
  const { send, defer, rollBack, isLost } = flights(client)
  /** BEGIN as announced; it goes out with the first statement, and the isolation level within it. */
  let begin: string | undefined
  /** From then on the connection may be another tenant's. */
  let over = false

  const refuseLate = (): void => {
    if (over) throw new Error('the transaction is over: what it asked for was not awaited')
  }
  const opening = (): Query[] => {
    if (begin === undefined) return []
    const first = begin
    begin = undefined
    return tenantId === undefined ? [first] : [first, setTenant(tenantId)]
  }
  const end = async (text: 'COMMIT' | 'ROLLBACK'): Promise<Answer> => {
    over = true
    if (begin !== undefined) return NOTHING
    return text === 'COMMIT' ? refuseSilentRollback(await send([text])) : rollBack()
  }

  return {
    async query(query: Query): Promise<Answer> {
      refuseLate()
      const text = textOf(query)
      if (text === 'COMMIT' || text === 'ROLLBACK') return end(text)
      if (text === 'BEGIN') {
        begin = text
        return NOTHING
      }
      if (begin !== undefined && text.startsWith(ISOLATION)) {
        begin = `BEGIN ${text.slice(ISOLATION.length)}`
        return NOTHING
      }
      return send([...opening(), query])
    },
    /** For a statement whose answer nobody needs: it goes with the next, at the latest with COMMIT. */
    defer(query: Query): void {
      refuseLate()
      defer([...opening(), query])
    },
    release(): void {
      over = true
      release(client, isLost())
    },
  }
}

/** A connection as Prisma's adapter and plain SQL use it within one transaction. */
export type TenantConnection = pg.PoolClient & { defer(query: Query): void }

/** `client` as Prisma's adapter may use it for one interactive transaction of the tenant. */
export function tenantConnection(
  client: pg.PoolClient,
  tenantId: string | undefined,
): TenantConnection {
  const own: Partial<Record<string | symbol, unknown>> = transactionOn(client, tenantId)
  return new Proxy(client as TenantConnection, {
    get(target, key) {
      if (own[key]) return own[key]
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
