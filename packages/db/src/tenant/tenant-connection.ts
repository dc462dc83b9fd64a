import type pg from 'pg'

/** A query as Prisma's adapter and ours write it. */
export type Query = string | pg.QueryConfig

/** What pg answers. */
export type Answer = pg.QueryResult<pg.QueryResultRow>

/** `set_config(…, true)` holds until COMMIT or ROLLBACK; later reads raise (see current_tenant()). */
const SET_TENANT = { name: 'tenant', text: "select set_config('app.tenant_id', $1, true)" }

/** The statement by which a transaction becomes the tenant's. */
export const setTenant = (tenantId: string): pg.QueryConfig => ({
  ...SET_TENANT,
  values: [tenantId],
})

/** A COMMIT after a failed statement answers ROLLBACK and no error: nobody may take it for success. */
export function refuseSilentRollback(commit: Answer): Answer {
  if (commit.command !== 'ROLLBACK') return commit
  throw Object.assign(new Error('the transaction was rolled back: a statement in it had failed'), {
    code: '25P02',
    severity: 'ERROR',
  })
}

/** Gives a connection back; one that is broken or still within a transaction is thrown away. */
export function release(client: pg.PoolClient): void {
  client.release(client.getTransactionStatus() !== 'I')
}

const textOf = (query: Query): string => (typeof query === 'string' ? query : query.text)
const NOTHING: Answer = { command: '', rowCount: 0, oid: 0, fields: [], rows: [] }
const ISOLATION = 'SET TRANSACTION '

/** The queries of one interactive transaction of one tenant. */
function transactionQueries(
  client: pg.PoolClient,
  tenantId: string | undefined,
): (query: Query) => Promise<Answer> {
  /** BEGIN as announced; it goes out with the first statement, and the isolation level within it. */
  let begin: string | undefined

  const opening = (): Promise<Answer>[] => {
    if (begin === undefined) return []
    const first = begin
    begin = undefined
    const opened = client.query(first)
    return tenantId === undefined ? [opened] : [opened, client.query(setTenant(tenantId))]
  }

  return async (query) => {
    const text = textOf(query)
    if (text === 'BEGIN') {
      begin = text
      return NOTHING
    }
    if (begin !== undefined && text.startsWith(ISOLATION)) {
      begin = `BEGIN ${text.slice(ISOLATION.length)}`
      return NOTHING
    }
    const ends = text === 'COMMIT' || text === 'ROLLBACK'
    if (begin !== undefined && ends) return NOTHING
    const [answer] = (await Promise.all([...opening(), client.query(query)])).toReversed()
    return text === 'COMMIT' ? refuseSilentRollback(answer ?? NOTHING) : (answer ?? NOTHING)
  }
}

/** `client` as Prisma's adapter may use it for one interactive transaction of the tenant. */
export function tenantConnection(
  client: pg.PoolClient,
  tenantId: string | undefined,
): pg.PoolClient {
  const query = transactionQueries(client, tenantId)
  return new Proxy(client, {
    get(target, key) {
      if (key === 'query') return query
      if (key === 'release') return () => release(target)
      const value: unknown = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
