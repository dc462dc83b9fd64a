import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { createTestDatabase } from '@guildhall/db/test-database'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Product, startProduct } from './testing/start-product.ts'

/** A first start makes a database and fills it with demo data, beside other tests at work. */
const START_WITHIN_MS = 120_000

let dataDir = ''
let running: Product[] = []

function start(settings: Record<string, string> = {}): Product {
  const product = startProduct({ DATA_DIR: dataDir, PORT: '0', ...settings })
  running.push(product)
  return product
}

async function statusOf(port: number, page: string): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}${page}`)).status
}

/** The sentences that a refused start leaves, without the lines of progress before them. */
function refusal(product: Product): string[] {
  return product
    .output()
    .trim()
    .split('\n')
    .filter((line) => line && !/\(\d+\.\d s\)$|still at it/.test(line))
}

beforeAll(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'start-test-'))
  // As root the database runs as another user, who has to get in.
  fs.chmodSync(dataDir, 0o755)
})

afterEach(async () => {
  for (const product of running) product.process.kill('SIGTERM')
  await Promise.all(running.map((product) => product.ended))
  running = []
})

afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }))

describe('npm start', { timeout: START_WITHIN_MS }, () => {
  it('serves, and ends cleanly on SIGTERM, the database too', async () => {
    const product = start()
    const port = await product.up
    expect(await statusOf(port, '/healthz')).toBe(200)
    expect(await statusOf(port, '/readyz')).toBe(200)
    product.process.kill('SIGTERM')
    expect(await product.ended).toBe(0)
    await expect(statusOf(port, '/healthz')).rejects.toThrow('fetch failed')
    expect(fs.existsSync(path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)
  })

  it('is killed, leaves nothing running, and serves again at the next start', async () => {
    const killed = start()
    const port = await killed.up
    const pid = Number(
      fs
        .readFileSync(path.join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8')
        .split('\n')[0],
    )
    killed.process.kill('SIGKILL')
    await killed.ended
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), {
      timeout: 20_000,
      interval: 100,
    })
    await expect(statusOf(port, '/healthz')).rejects.toThrow('fetch failed')
    expect(await statusOf(await start().up, '/readyz')).toBe(200)
  })

  it('refuses a taken port in one sentence', async () => {
    const other = net.createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as net.AddressInfo
    const product = start({ PORT: String(port) })
    expect(await product.ended).not.toBe(0)
    expect(refusal(product)).toEqual([
      expect.stringMatching(new RegExp(`Port ${port} is taken.*PORT=`)),
    ])
    other.close()
  })

  it('refuses a folder that cannot be written in one sentence', async () => {
    const file = path.join(dataDir, 'a-file')
    fs.writeFileSync(file, '')
    const product = start({ DATA_DIR: path.join(file, 'data') })
    expect(await product.ended).not.toBe(0)
    expect(refusal(product)).toEqual([expect.stringMatching(/cannot be written.*DATA_DIR/)])
  })

  it('refuses a setting that cannot work in one sentence', async () => {
    const product = start({ PORT: 'eighty' })
    expect(await product.ended).not.toBe(0)
    expect(refusal(product)).toEqual([expect.stringContaining('PORT')])
  })
})

describe('npm start with a PostgreSQL from outside', { timeout: START_WITHIN_MS }, () => {
  it('serves from it, and refuses one that a newer version has migrated', async () => {
    const { ownerUrl, appUrl, drop } = await createTestDatabase()
    const given = {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: path.join(dataDir, 'outside'),
    }
    const product = start(given)
    expect(await statusOf(await product.up, '/readyz')).toBe(200)
    expect(fs.existsSync(path.join(given.DATA_DIR, 'postgres'))).toBe(false)
    product.process.kill('SIGTERM')
    expect(await product.ended).toBe(0)

    await migrateFromTheFuture(ownerUrl)
    const refused = start(given)
    expect(await refused.ended).not.toBe(0)
    expect(refusal(refused)).toEqual([expect.stringMatching(/newer/)])
    await drop()
  })
})

/** Leaves the record that a later version of the program leaves. */
async function migrateFromTheFuture(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values (gen_random_uuid()::text, 'x', '99991231000000_from_the_future', now(), now(), 1)`,
  )
  await client.end()
}
