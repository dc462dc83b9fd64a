import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { DatabaseError } from './database-error.ts'
import { type EmbeddedServer, placeData, startEmbedded } from './embedded.ts'
import { servesCluster } from './embedded/process-probe.ts'

/** What testing/hold-server.ts prints. */
interface Held {
  pid: number
  superuserUrl: string
}

const PROGRAM = path.join(import.meta.dirname, 'testing/hold-server.ts')

/** One cluster for all: making it takes a second, starting it a tenth of one. */
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-embedded-'))
fs.chmodSync(dataDir, 0o755)
const cluster = path.join(dataDir, 'cluster')
let started: EmbeddedServer[] = []
let programs: ChildProcess[] = []

afterEach(async () => {
  for (const program of programs) program.kill('SIGKILL')
  await Promise.all(started.map((server) => server.stop()))
  started = []
  programs = []
})

afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }))

async function start(options: { fast?: boolean } = {}): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir, ...options })
  started.push(server)
  return server
}

/** A program of its own holds the server, so that it can be killed as a whole program is. */
async function startElsewhere(...args: string[]): Promise<{ program: ChildProcess; held: Held }> {
  const program = spawn(process.execPath, [PROGRAM, dataDir, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  programs.push(program)
  const [line] = await once(program.stdout, 'data')
  return { program, held: JSON.parse(String(line)) }
}

async function killHard(program: ChildProcess): Promise<void> {
  program.kill('SIGKILL')
  await once(program, 'exit')
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const makeRows =
  'drop table if exists kept; create table kept as select generate_series(1, 1000) as n'
const countRows = 'select count(*)::int as n from kept'

describe('the embedded server', () => {
  test('begins anew after a first start that was cut off halfway', async () => {
    fs.mkdirSync(path.join(dataDir, 'cluster.new'))
    fs.writeFileSync(path.join(dataDir, 'cluster.new', 'PG_VERSION'), '18\n')
    const server = await start({ fast: true })
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('gives the two roles no more than they need', async () => {
    const server = await start({ fast: true })
    const roles = await query(
      server.superuserUrl,
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles
       where rolname like 'guildhall%' order by 1`,
    )
    const nothing = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
    }
    expect(roles).toEqual([
      { rolname: 'guildhall_app', ...nothing },
      { rolname: 'guildhall_owner', ...nothing },
    ])
    expect(await query(server.ownerUrl, 'create table made_by_owner ()')).toEqual([])
    await expect(query(server.appUrl, 'create table made_by_app ()')).rejects.toThrow('permission')
    await expect(query(server.appUrl, 'create temp table t ()')).rejects.toThrow('permission')
  })

  test('keeps its passwords from other users of the machine', async () => {
    await start({ fast: true })
    expect(fs.statSync(path.join(dataDir, 'credentials.json')).mode & 0o077).toBe(0)
    expect(fs.statSync(cluster).mode & 0o077).toBe(0)
  })

  test('stops, and starts again with what it held', async () => {
    const first = await start()
    await query(first.superuserUrl, makeRows)
    await Promise.all([first.stop(), first.stop()])
    expect(servesCluster(first.pid, cluster)).toBe(false)
    const second = await start()
    expect(await query(second.superuserUrl, countRows)).toEqual([{ n: 1000 }])
  })

  test('sorts and folds text alike on every machine', async () => {
    const { superuserUrl } = await start({ fast: true })
    const sql = `select lower('ÄÖ') as folded, current_setting('TimeZone') as zone,
                 current_setting('lc_messages') as language`
    expect(await query(superuserUrl, sql)).toEqual([{ folded: 'äö', zone: 'UTC', language: 'C' }])
  })

  test('refuses a second start on the same folder and says who holds it', async () => {
    await start({ fast: true })
    const second = startEmbedded({ dataDir })
    await expect(second).rejects.toThrow(`process ${process.pid}`)
    await expect(second).rejects.toMatchObject({ code: 'embedded.data_locked' })
  })

  test('refuses a folder whose database another version made', async () => {
    await start({ fast: true }).then((server) => server.stop())
    fs.writeFileSync(path.join(cluster, 'PG_VERSION'), '16\n')
    const other = startEmbedded({ dataDir })
    await expect(other).rejects.toThrow('PostgreSQL 16')
    await expect(other).rejects.toMatchObject({ code: 'embedded.data_other_version' })
    fs.writeFileSync(path.join(cluster, 'PG_VERSION'), '18\n')
  })

  test('says so when the passwords are lost', async () => {
    await start({ fast: true }).then((server) => server.stop())
    const file = path.join(dataDir, 'credentials.json')
    fs.renameSync(file, `${file}.away`)
    const again = startEmbedded({ dataDir })
    await expect(again).rejects.toBeInstanceOf(DatabaseError)
    await expect(again).rejects.toMatchObject({ code: 'embedded.credentials_lost' })
    fs.renameSync(`${file}.away`, file)
  })
})

describe('after a kill -9', () => {
  test('of the program, its server is found and every row is kept', async () => {
    const { program, held } = await startElsewhere()
    await query(held.superuserUrl, makeRows)
    await killHard(program)
    expect(servesCluster(held.pid, cluster)).toBe(true)
    const server = await start()
    expect(servesCluster(held.pid, cluster)).toBe(false)
    expect(await query(server.superuserUrl, countRows)).toEqual([{ n: 1000 }])
  })

  test('of program and server, the log is replayed and every row is kept', async () => {
    const { program, held } = await startElsewhere()
    await query(held.superuserUrl, makeRows)
    await killHard(program)
    process.kill(held.pid, 'SIGKILL')
    const server = await start()
    expect(await query(server.superuserUrl, countRows)).toEqual([{ n: 1000 }])
  })

  test('a stale lock file whose number a stranger got does not stop the start', async () => {
    await start({ fast: true }).then((server) => server.stop())
    fs.writeFileSync(path.join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n`)
    const server = await start({ fast: true })
    expect(await query(server.ownerUrl, 'select 1 as n')).toEqual([{ n: 1 }])
  })

  test('a server for tests ends with its program', async () => {
    const { program, held } = await startElsewhere('fast')
    await killHard(program)
    await expect.poll(() => servesCluster(held.pid, cluster), { timeout: 10_000 }).toBe(false)
  })
})

test('a temporary server takes its folder with it', async () => {
  const folder = path.join(dataDir, 'temporary')
  const server = await startEmbedded({ dataDir: folder, temporary: true })
  expect(fs.existsSync(folder)).toBe(true)
  await server.stop()
  expect(fs.existsSync(folder)).toBe(false)
})

describe('the place of the data', () => {
  test('is the folder asked for, when the server can reach it', () => {
    expect(placeData(path.join(dataDir, 'deep', 'down'))).toBe(path.join(dataDir, 'deep', 'down'))
  })

  test('is elsewhere, and always the same, when root asks for a folder that only root can enter', () => {
    const hidden = path.join(dataDir, 'hidden')
    fs.mkdirSync(hidden, { mode: 0o700 })
    const wanted = path.join(hidden, 'data')
    const place = placeData(wanted)
    expect(placeData(wanted)).toBe(place)
    expect(place === wanted).toBe(process.getuid?.() !== 0)
    fs.rmdirSync(place)
  })
})
