// The limit that lists are measured against: a bare Hono handler that runs the same SQL over pg, as a
// role that no policy binds, without session or tenant.
import { serve } from '@hono/node-server'
import type { MembersInput } from '../../contract/src/members.ts'
import type { TenantSql } from '@guildhall/db/tenant-client'
import { Hono } from 'hono'
import pg from 'pg'
import { decodeKeyCursor } from '../../../services/core/src/kernel/cursor.ts'
import { readSearch } from '../../../services/core/src/modules/members/find-members.ts'
import { membersPage } from '../../../services/core/src/modules/members/list-members.ts'
import { queuePage } from '../../../services/core/src/modules/reviews/list-queue.ts'

const {
  BENCH_SUPERUSER_URL = '',
  BENCH_TENANT = '',
  BENCH_QUEUE = '',
  BENCH_MEMBERS = '[]',
  DATABASE_POOL = '10',
} = process.env
const pool = new pg.Pool({ connectionString: BENCH_SUPERUSER_URL, max: Number(DATABASE_POOL) })
const ofTenant = (text: string) => text.replaceAll('current_tenant()', `'${BENCH_TENANT}'::uuid`)
const sql: TenantSql = {
  async query<R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
    const { rows, rowCount } = await pool.query<R>(ofTenant(text), [...values])
    return { rows, rowCount: rowCount ?? 0 }
  },
}

const app = new Hono()
if (BENCH_QUEUE) {
  const page = queuePage(JSON.parse(BENCH_QUEUE) as Parameters<typeof queuePage>[0])
  const [text, { values }] = [ofTenant(page.text), page]
  app.get('/queue', async (c) => c.json((await pool.query({ name: 'queue', text, values })).rows))
}
for (const [at, asked] of (JSON.parse(BENCH_MEMBERS) as MembersInput[]).entries()) {
  const search = await readSearch(sql, asked.search)
  const after = decodeKeyCursor(asked.cursor)
  const page = membersPage({ ...asked, after }, search, new Date().toISOString().slice(0, 10))
  app.get(`/members/${at}`, async (c) => c.json((await sql.query(page.text, page.values)).rows))
}
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.send?.({ port }),
)
process.on('SIGTERM', () => {
  server.close()
  void pool.end().then(() => process.exit(0))
})
