import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DatabaseError } from './database-error.ts'
import { migrate, pendingMigrations, roleOf } from './migrate.ts'
import { asSuperuser, createOwned, onDatabase } from './testing/template.ts'
import { givenTestServer, type TestServer } from './testing/test-server.ts'

let server: TestServer
let database: string
let dir: string
let ownerUrl: string
let appUrl: string
let appRole: string

beforeAll(() => {
  const given = givenTestServer()
  if (!given) throw new Error('the global setup starts a server')
  server = given
})

beforeEach(async () => {
  database = `migrate_${randomBytes(6).toString('hex')}`
  await asSuperuser(server, (client) =>
    createOwned(client, server, { database, template: 'template1' }),
  )
  ownerUrl = onDatabase(server.ownerUrl, database)
  appUrl = onDatabase(server.appUrl, database)
  appRole = roleOf(appUrl)
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'guildhall-migrations-'))
  write('0001_first', 'create table first (id int); grant select on first to {{app_role}}')
})

afterEach(async () => {
  fs.rmSync(dir, { recursive: true, force: true })
  await asSuperuser(server, (client) => client.query(`drop database ${database} with (force)`))
})

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(dir, name), { recursive: true })
  fs.writeFileSync(path.join(dir, name, 'migration.sql'), sql)
}

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const run = (): Promise<string[]> => migrate({ ownerUrl, appRole, dir })

describe('migrate', () => {
  test('applies what the database lacks, once, and lets the serving role in', async () => {
    expect(await pendingMigrations(appUrl, dir)).toEqual(['0001_first'])
    expect(await run()).toEqual(['0001_first'])
    expect(await run()).toEqual([])
    write('0002_second', 'create table second ()')
    expect(await pendingMigrations(appUrl, dir)).toEqual(['0002_second'])
    expect(await run()).toEqual(['0002_second'])
    expect(await pendingMigrations(appUrl, dir)).toEqual([])
    expect(await ask(appUrl, 'select * from first')).toEqual([])
  })

  test('applies the real migrations, as the owner who is no superuser', async () => {
    const applied = await migrate({ ownerUrl, appRole })
    expect(applied).toEqual(applied.toSorted())
    expect(applied).not.toEqual([])
    expect(await migrate({ ownerUrl, appRole })).toEqual([])
    expect(await pendingMigrations(appUrl)).toEqual([])
  })

  test('takes turns when two nodes start at once', async () => {
    const applied = await Promise.all([run(), run(), run()])
    expect(applied.flat()).toEqual(['0001_first'])
  })

  test('refuses a migration that was edited after it ran', async () => {
    await run()
    write('0001_first', 'create table other ()')
    await expect(run()).rejects.toMatchObject({ code: 'migration.edited' })
    await expect(run()).rejects.toThrow('"0001_first" was changed')
  })

  test('refuses a database that is newer than the program', async () => {
    write('0002_second', 'create table second ()')
    await run()
    fs.rmSync(path.join(dir, '0002_second'), { recursive: true })
    await expect(run()).rejects.toMatchObject({ code: 'migration.database_newer' })
    await expect(run()).rejects.toThrow('"0002_second"')
  })

  test('leaves nothing of a migration that fails, and names it', async () => {
    write('0002_second', 'create table second (); select 1 / 0')
    const failed = run()
    await expect(failed).rejects.toBeInstanceOf(DatabaseError)
    await expect(failed).rejects.toThrow('"0002_second" failed (division by zero)')
    expect(await ask(ownerUrl, "select to_regclass('second') as found")).toEqual([{ found: null }])
    write('0002_second', 'create table second ()')
    expect(await run()).toEqual(['0002_second'])
  })
})

describe('the role that serves', () => {
  const odd = `odd "role" ${randomBytes(4).toString('hex')}`
  const name = pg.escapeIdentifier(odd)
  const asAdmin = (sql: string): Promise<unknown> =>
    asSuperuser(server, (client) => client.query(sql))

  beforeAll(() => asAdmin(`create role ${name} login`))
  afterAll(() => asAdmin(`drop role ${name}`))

  test('may have any name', async () => {
    await migrate({ ownerUrl, appRole: odd, dir })
    const granted = `select has_table_privilege(${pg.escapeLiteral(odd)}, 'first', 'select') as may`
    expect(await ask(ownerUrl, granted)).toEqual([{ may: true }])
    await ask(ownerUrl, `revoke all on first, _prisma_migrations from ${name}`)
  })

  test('must not see past row level security', async () => {
    await asAdmin(`alter role ${name} bypassrls`)
    const powerful = migrate({ ownerUrl, appRole: odd, dir })
    await expect(powerful).rejects.toMatchObject({ code: 'database.app_role_too_powerful' })
    const owner = migrate({ ownerUrl, appRole: roleOf(ownerUrl), dir })
    await expect(owner).rejects.toMatchObject({ code: 'database.app_role_too_powerful' })
  })

  test('must be there', async () => {
    const missing = migrate({ ownerUrl, appRole: 'nobody_of_that_name', dir })
    await expect(missing).rejects.toMatchObject({ code: 'database.app_role_missing' })
  })
})

test('a server that does not answer is told by name, without the password', async () => {
  const gone = migrate({ ownerUrl: 'postgresql://u:secret@127.0.0.1:1/db', appRole: 'x', dir })
  await expect(gone).rejects.toMatchObject({ code: 'database.unreachable' })
  await expect(gone).rejects.toThrow('127.0.0.1:1')
  await expect(gone).rejects.not.toThrow('secret')
})

test('the role of an address is read with its escapes', () => {
  expect(roleOf('postgresql://a%20b:c@h/d')).toBe('a b')
})
