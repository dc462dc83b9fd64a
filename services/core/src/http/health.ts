import { Hono } from 'hono'
import { pendingMigrations } from '@guildhall/db/migrate'
import type { Deps } from '../kernel/deps.ts'

/** `/healthz`: the program is alive. `/readyz`: the database answers and is migrated. */
export function health(deps: Deps) {
  return new Hono()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      try {
        const pending = await pendingMigrations(deps.database.pool)
        return pending.length === 0
          ? c.json({ ok: true })
          : c.json({ ok: false, why: 'not migrated' }, 503)
      } catch {
        return c.json({ ok: false, why: 'database not reachable' }, 503)
      }
    })
}
