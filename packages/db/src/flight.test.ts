import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDatabase, type Database, type Tx } from './tenant-client.ts'
import { openTwoTenants, PARTIES, type TwoTenants } from './testing/two-tenants.ts'

let base: TwoTenants
/** One connection, so that whatever a failure leaves behind on it is met again. */
let db: Database
let a: string

beforeAll(async () => {
  base = await openTwoTenants()
  a = base.a
  db = createDatabase({ url: base.appUrl, max: 1 })
})

afterAll(async () => {
  await db.close()
  await base.drop()
})

const insert = 'insert into branch (slug, label) values ($1, $1)'
const branches = async () =>
  (await db.tenantSql(a).query<{ slug: string }>('select slug from branch order by slug')).rows.map(
    ({ slug }) => slug,
  )
const numberOf = (tx: Tx, text: string) =>
  tx.sql.query<{ n: number }>(text).then(({ rows }) => rows[0]?.n)

describe('statements that are asked together', () => {
  test('each get their own answer, in the order asked, the later seeing the earlier', async () => {
    const answers = await db.inTransaction(a, (tx) =>
      Promise.all([
        numberOf(tx, 'select 1 as n'),
        tx.sql.query(insert, ['together']).then(({ rowCount }) => rowCount),
        numberOf(tx, "select count(*)::int as n from branch where slug = 'together'"),
        numberOf(tx, 'select 4 as n where false'),
      ]),
    )
    expect(answers).toEqual([1, 1, 1, undefined])
  })

  test('fail together, and the connection is as good as before', async () => {
    const never = "select 'never parsed' as word"
    const all = await db
      .inTransaction(a, async (tx) =>
        Promise.allSettled([
          tx.sql.query(insert, ['lost']),
          tx.sql.query('select 1 / 0'),
          tx.sql.query(never),
        ]),
      )
      .catch((error: unknown) => error)
    expect(String(all)).toContain('rolled back')
    expect(await branches()).not.toContain('lost')
    expect((await db.inTransaction(a, (tx) => tx.sql.query(never))).rows).toHaveLength(1)
  })

  test('with a value that can not be written change nothing', async () => {
    const round: { self?: unknown } = {}
    round.self = round
    const work = (tx: Tx) =>
      Promise.all([tx.sql.query(insert, ['unwritten']), tx.sql.query('select $1::jsonb', [round])])
    await expect(db.inTransaction(a, work)).rejects.toThrow('circular')
    expect(await branches()).not.toContain('unwritten')
    await expect(db.tenantSql(a).query('select $1::jsonb', [round])).rejects.toThrow('circular')
    expect(await db.tenantDb(a).party.count()).toBe(PARTIES)
  })
})

describe('a statement put off', () => {
  test('is done with the next one, or with COMMIT', async () => {
    const seen = await db.inTransaction(a, async (tx) => {
      tx.sql.defer(insert, ['before'])
      const count = await numberOf(
        tx,
        "select count(*)::int as n from branch where slug = 'before'",
      )
      tx.sql.defer(insert, ['at-commit'])
      return count
    })
    expect(seen).toBe(1)
    expect(await branches()).toEqual(expect.arrayContaining(['at-commit', 'before']))
  })

  test('that fails takes the whole transaction with it, and its cause comes through', async () => {
    const twice = db.inTransaction(a, async (tx) => {
      await tx.sql.query(insert, ['kept-not'])
      tx.sql.defer(insert, ['kept-not'])
    })
    await expect(twice).rejects.toThrow(/unique|duplicate/i)
    expect(await branches()).not.toContain('kept-not')
  })

  test('alone still begins, and ends, a transaction of the tenant', async () => {
    await db.inTransaction(a, async (tx) => tx.sql.defer(insert, ['alone']))
    expect(await branches()).toContain('alone')
  })
})

describe('a transaction that fails', () => {
  const pid = async () =>
    (await db.pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid

  test('lets go what was put off, and keeps the connection', async () => {
    const before = await pid()
    const failed = db.inTransaction(a, async (tx) => {
      await tx.sql.query('select 1')
      tx.sql.defer('select 1 / 0')
      throw new Error('mine')
    })
    await expect(failed).rejects.toThrow('mine')
    const unsent = db.inTransaction(a, async (tx) => {
      tx.sql.defer(insert, ['never-sent'])
      throw new Error('mine too')
    })
    await expect(unsent).rejects.toThrow('mine too')
    expect(await branches()).not.toContain('never-sent')
    expect(await pid()).toBe(before)
  })

  test('by its first statement gives back no connection that is still within it', async () => {
    const before = await pid()
    for (let turn = 0; turn < 50; turn++) {
      const failed = db.inTransaction(a, (tx) => tx.sql.query('select 1 / 0'))
      await expect(failed).rejects.toThrow('division by zero')
      await db.tenantSql(a).query('select 1')
    }
    expect(await pid()).toBe(before)
  })

  test('rolls back even where what still waited fails, and keeps the connection', async () => {
    const before = await pid()
    const failed = db.inTransaction(a, async (tx) => {
      void tx.sql.query(insert, ['before-it'])
      await Promise.resolve()
      await Promise.resolve()
      tx.sql.query('select 1 / 0').catch(() => undefined)
      throw new Error('mine')
    })
    await expect(failed).rejects.toThrow('mine')
    expect(await branches()).not.toContain('before-it')
    expect(await pid()).toBe(before)
  })

  test('takes nothing more: what comes late must not reach the next tenant’s transaction', async () => {
    let late: Tx | undefined
    const failed = db.inTransaction(a, async (tx) => {
      late = tx
      await tx.sql.query('select 1')
      throw new Error('mine')
    })
    await expect(failed).rejects.toThrow('mine')
    await db.inTransaction(base.b, async (tx) => {
      await tx.sql.query('select 1')
      await expect(late?.sql.query(insert, ['late'])).rejects.toThrow('over')
      expect(() => late?.sql.defer(insert, ['late'])).toThrow('over')
    })
    const { rows } = await db.tenantSql(base.b).query("select 1 from branch where slug = 'late'")
    expect(rows).toEqual([])
  })

  test('by a value that can not be written gives no open transaction back', async () => {
    const round: { self?: unknown } = {}
    round.self = round
    const json = 'select $1::jsonb as round'
    const failed = db.inTransaction(a, async (tx) => tx.sql.defer(json, [round]))
    await expect(failed).rejects.toThrow('circular')
    await db.tenantSql(a).query(insert, ['after-it'])
    expect(await branches()).toContain('after-it')
    await expect(db.inTransaction(a, (tx) => tx.sql.query(json, [round]))).rejects.toThrow('circ')
    const { rows } = await db.inTransaction(a, (tx) => tx.sql.query(json, ['{}']))
    expect(rows).toEqual([{ round: {} }])
  })
})

describe('a single query as the tenant', () => {
  test('leaves no tenant on the connection', async () => {
    await db.tenantSql(a).query('select 1')
    const { rows } = await db.pool.query<{ tenant: string | null }>(
      "select current_setting('app.tenant_id', true) as tenant",
    )
    expect(rows[0]?.tenant || null).toBeNull()
  })

  test('that fails halfway writes nothing', async () => {
    const failing = `with made as (insert into branch (slug, label) values ('halfway', 'x') returning 1)
                     select 1 / (select 0 from made)`
    await expect(db.tenantSql(a).query(failing)).rejects.toThrow('zero')
    expect(await branches()).not.toContain('halfway')
  })
})
