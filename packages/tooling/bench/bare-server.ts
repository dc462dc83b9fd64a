// The limit that the queue's page is measured against: a bare Hono handler that runs the same SQL over
// pg, as a role that no policy binds, without session or tenant.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import pg from 'pg'
import { queuePage } from '../../../services/core/src/modules/reviews/list-queue.ts'

const {
  BENCH_SUPERUSER_URL = '',
  BENCH_TENANT = '',
  BENCH_QUEUE = '{}',
  DATABASE_POOL = '10',
} = process.env
const pool = new pg.Pool({ connectionString: BENCH_SUPERUSER_URL, max: Number(DATABASE_POOL) })
const page = queuePage(JSON.parse(BENCH_QUEUE) as Parameters<typeof queuePage>[0])
const text = page.text.replaceAll('current_tenant()', `'${BENCH_TENANT}'::uuid`)
const { values } = page

const app = new Hono().get('/queue', async (c) =>
  c.json((await pool.query({ name: 'queue', text, values })).rows),
)
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.send?.({ port }),
)
process.on('SIGTERM', () => {
  server.close()
  void pool.end().then(() => process.exit(0))
})
