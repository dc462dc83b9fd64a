import pg from 'pg'
import { types } from './value-types.ts'

/** What `createDatabase` takes. */
export interface DatabaseOptions {
  url: string
  /** Most connections of the pool; 10 by default. */
  max?: number
  /** Tenants whose Prisma client is kept ready; 100 by default. See `createClient`. */
  clients?: number
  /** Told of connections that were lost while nobody waited for an answer; ignored by default. */
  onConnectionLost?: (error: Error) => void
}

/** Prisma reads and writes instants as UTC whatever the server says, so the session must agree. */
const SESSION = '-c TimeZone=UTC -c idle_in_transaction_session_timeout=60000'

function withSession(url: string): string {
  const full = new URL(url)
  full.searchParams.set('options', `${full.searchParams.get('options') ?? ''} ${SESSION}`.trim())
  return full.href
}

/** The pool that all tenants share. */
export function createPool(options: DatabaseOptions): pg.Pool {
  const config: pg.PoolConfig = {
    connectionString: withSession(options.url),
    max: options.max ?? 10,
    connectionTimeoutMillis: 15_000,
    types,
  }
  const onLost = options.onConnectionLost ?? (() => undefined)
  const pool = new pg.Pool(config)
  pool.on('error', onLost)
  // Between checkout and release the pool does not listen, and an unheard 'error' ends the process.
  pool.on('connect', (client) => client.on('error', onLost))
  return pool
}
