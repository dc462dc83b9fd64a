import { EventEmitter } from 'node:events'
import pg from 'pg'
import type { Log } from './log.ts'

const channel = 'guildhall_news'
/** Wake-ups within this time become one: NOTIFY takes a database-wide lock at commit. */
const coalesceMs = 20

/**
 * News of the event log. `wake` is called after a commit; readers on this node hear it at once, those
 * on other nodes by one coalesced NOTIFY on a connection of its own, outside business transactions.
 */
export type Wake = {
  wake(tenantId: string): void
  /** Calls the reader for every tenant that has news; answers how to stop. */
  onNews(reader: (tenantId: string) => void): () => void
  close(): Promise<void>
}

export async function createWake(databaseUrl: string, log: Log): Promise<Wake> {
  const local = new EventEmitter()
  const node = crypto.randomUUID()
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  const bridge = await connect(databaseUrl, log, (payload) => {
    const [from, ...tenants] = payload.split(' ')
    if (from !== node) for (const tenant of tenants) local.emit('news', tenant)
  })

  const flush = () => {
    timer = null
    const tenants = [...waiting].slice(0, 100)
    for (const tenant of tenants) waiting.delete(tenant)
    if (waiting.size > 0) timer = setTimeout(flush, coalesceMs)
    bridge.notify([node, ...tenants].join(' '))
  }

  return {
    wake(tenantId) {
      local.emit('news', tenantId)
      waiting.add(tenantId)
      timer ??= setTimeout(flush, coalesceMs)
    },
    onNews(reader) {
      local.on('news', reader)
      return () => local.off('news', reader)
    },
    async close() {
      if (timer) clearTimeout(timer)
      await bridge.close()
    },
  }
}

/** A connection that listens; made anew when it is lost. Readers also look by themselves now and then. */
async function connect(databaseUrl: string, log: Log, hear: (payload: string) => void) {
  let client: pg.Client | null = null
  let closed = false

  const open = async () => {
    const next = new pg.Client({ connectionString: databaseUrl })
    next.on('notification', (message) => hear(message.payload ?? ''))
    next.on('error', (error) => lost(next, error))
    next.on('end', () => lost(next))
    await next.connect()
    await next.query(`listen ${channel}`)
    client = next
  }
  const lost = (which: pg.Client, error?: Error) => {
    if (closed || client !== which) return
    client = null
    if (error) log.error('wake.lost', error)
    setTimeout(() => void reopen(), 1000).unref()
  }
  const reopen = async () => {
    if (closed) return
    await open().catch(() => setTimeout(() => void reopen(), 1000).unref())
  }

  await open()
  return {
    notify: (payload: string) =>
      void client?.query('select pg_notify($1, $2)', [channel, payload]).catch(() => undefined),
    async close() {
      closed = true
      await client?.end()
    },
  }
}
