import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PLATFORM_TABLES } from './catalogue/catalogue-rule.ts'
import { newId } from './ids.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'
import { makeTenant } from './testing/make-tenant.ts'
import { dropDemands, sampleInsert } from './testing/sample-row.ts'

let base: TestDatabase
let owner: pg.Client
let app: pg.Client
let a: string
let b: string
let tables: string[]

/** Runs `text` as one tenant, or as none, in a transaction of its own. */
async function as(
  client: pg.Client,
  tenantId: string | undefined,
  text: string,
  values: unknown[] = [],
): Promise<pg.QueryResult> {
  await client.query('begin')
  try {
    if (tenantId) await client.query("select set_config('app.tenant_id', $1, true)", [tenantId])
    const result = await client.query(text, values)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function tenantTables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace
     and relkind in ('r', 'p') and relname <> all ($1) order by 1`,
    [PLATFORM_TABLES],
  )
  return rows.map((row) => row.name)
}

beforeAll(async () => {
  base = await createTestDatabase()
  ;[owner, app] = await Promise.all([connect(base.ownerUrl), connect(base.appUrl)])
  a = await makeTenant(base.ownerUrl, 'a')
  b = await makeTenant(base.ownerUrl, 'b')
  tables = await tenantTables()
  await dropDemands(owner, tables)
  for (const table of tables) {
    const insert = await sampleInsert(owner, table)
    for (const tenantId of [a, b]) await as(owner, tenantId, insert, [tenantId])
  }
})

afterAll(async () => {
  await Promise.all([owner.end(), app.end()])
  await base.drop()
})

/** `attempt` on every table; the names of those where it did not go as it should. */
async function tablesWhereNot(attempt: (table: string) => Promise<boolean>): Promise<string[]> {
  const failed: string[] = []
  for (const table of tables) if (!(await attempt(table))) failed.push(table)
  return failed
}

/** Rows that a change reached: none, too, where the role may not change that table at all. */
async function reached(text: string, values: unknown[]): Promise<number> {
  const change = as(app, a, text, values)
  return change.then((result) => result.rowCount ?? 0, forbidden)
}

function forbidden(error: unknown): number {
  if (error instanceof pg.DatabaseError && error.code === '42501') return 0
  throw error
}

describe('in every table, the serving role as tenant A', () => {
  test('sees its own row, and no other', async () => {
    expect(tables.length).toBeGreaterThan(20)
    const wrong = await tablesWhereNot(async (table) => {
      const { rows } = await as(app, a, `select tenant_id from ${table}`)
      return rows.length === 1 && rows[0].tenant_id === a
    })
    expect(wrong).toEqual([])
  })

  test('finds none of B’s rows when it asks for them', async () => {
    const wrong = await tablesWhereNot(
      async (table) =>
        (await as(app, a, `select from ${table} where tenant_id = $1`, [b])).rowCount === 0,
    )
    expect(wrong).toEqual([])
  })

  test('changes and deletes none of them', async () => {
    const wrong = await tablesWhereNot(async (table) => {
      const update = `update ${table} set tenant_id = tenant_id where tenant_id = $1`
      const remove = `delete from ${table} where tenant_id = $1`
      return (await reached(update, [b])) === 0 && (await reached(remove, [b])) === 0
    })
    expect(wrong).toEqual([])
  })

  test('can neither make a row of B’s nor give its own away', async () => {
    const wrong = await tablesWhereNot(async (table) => {
      const made = await reached(await sampleInsert(owner, table), [b])
      const given = await reached(`update ${table} set tenant_id = $1`, [b])
      return made === 0 && given === 0
    })
    expect(wrong).toEqual([])
  })

  test('cannot truncate', async () => {
    const wrong = await tablesWhereNot(
      async (table) => (await reached(`truncate ${table}`, [])) === 0,
    )
    expect(wrong).toEqual([])
  })

  test('has done B no harm', async () => {
    const wrong = await tablesWhereNot(
      async (table) => (await as(owner, b, `select from ${table}`)).rowCount === 1,
    )
    expect(wrong).toEqual([])
  })
})

describe('with no tenant', () => {
  test('every table raises, for the serving role and for the owner', async () => {
    const wrong = await tablesWhereNot(async (table) => {
      const reads = [app, owner].map((client) => as(client, undefined, `select from ${table}`))
      const ends = await Promise.allSettled(reads)
      return ends.every((end) => end.status === 'rejected')
    })
    expect(wrong).toEqual([])
  })

  test('every new row’s tenant is the one that is set, though nobody named it', async () => {
    const wrong = await tablesWhereNot(async (table) => {
      const insert = (await sampleInsert(owner, table)).replace('$1', 'default')
      await owner.query('begin')
      await owner.query("select set_config('app.tenant_id', $1, true)", [a])
      await owner.query(`delete from ${table}`)
      const { rows } = await owner.query(`${insert} returning tenant_id`)
      await owner.query('rollback')
      return rows[0].tenant_id === a
    })
    expect(wrong).toEqual([])
  })
})

test('a row of A cannot point at a row of B, which reads like one that is not there', async () => {
  const fresh = await createTestDatabase()
  const [one, two] = [await makeTenant(fresh.ownerUrl, 'a'), await makeTenant(fresh.ownerUrl, 'b')]
  const data = { id: newId(), kind: 'unit', name: 'n' }
  await fresh.db.tenantDb(two).party.create({ data: { ...data, tenantId: two } })
  const mandate = "insert into mandate values ($1, $2, $2, $3, '2026-01-01', null, '')"
  const messages = await Promise.all(
    [data.id, newId()].map((partyId) =>
      fresh.db
        .tenantSql(one)
        .query(mandate, [one, newId(), partyId])
        .then(
          () => 'made',
          (error: unknown) => (error instanceof pg.DatabaseError ? error.code : ''),
        ),
    ),
  )
  expect(messages).toEqual(['23503', '23503'])
  await fresh.drop()
})
