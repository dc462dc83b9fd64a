import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from './ids.ts'
import { guardViolation, isRetryable, uniqueViolation } from './prisma-errors.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'
import { createDatabase, type Database, type Tx } from './tenant-client.ts'
import { makeTenant } from './testing/make-tenant.ts'

const PARTIES = 40

let base: TestDatabase
let db: Database
let a: string
let b: string

beforeAll(async () => {
  base = await createTestDatabase()
  db = base.db
  a = await makeTenant(base.ownerUrl, 'a')
  b = await makeTenant(base.ownerUrl, 'b')
  for (const tenantId of [a, b]) {
    const data = Array.from({ length: PARTIES }, () => ({
      ...{ tenantId, id: newId(), kind: 'unit', name: tenantId },
    }))
    await db.tenantDb(tenantId).party.createMany({ data })
  }
})

afterAll(() => base.drop())

const branch = (tenantId: string, slug: string) => ({ tenantId, slug, label: slug })
const slugs = async (tenantId: string): Promise<string[]> =>
  (await db.tenantDb(tenantId).branch.findMany({ orderBy: { slug: 'asc' } })).map((row) => row.slug)
/** One line of an entry that does not balance: refused at COMMIT, by a deferred trigger. */
const unbalanced = () => ({
  ...{ tenantId: a, id: newId(), entryId: newId(), ledger: 'bank', amountFen: 5n },
})

/** The ways to read, taken in turn; each answers the tenants of the rows that it saw. */
const WAYS: ((tenantId: string) => Promise<string[]>)[] = [
  async (id) => (await db.tenantDb(id).party.findMany({ take: 3 })).map((row) => row.tenantId),
  async (id) => {
    const first = await db.tenantDb(id).party.findFirstOrThrow()
    const where = { tenantId_id: { tenantId: id, id: first.id } }
    const twice = [1, 2].map(() => db.tenantDb(id).party.findUniqueOrThrow({ where }))
    return (await Promise.all(twice)).map((row) => row.tenantId)
  },
  (id) =>
    db.inTransaction(id, async (tx) => {
      const rows = await tx.party.findMany({ take: 2 })
      return [...rows, ...(await tx.party.findMany({ take: 1 }))].map((row) => row.tenantId)
    }),
  async (id) => {
    const client = db.tenantDb(id)
    const [rows] = await client.$transaction([client.party.findMany({ take: 2 })])
    return rows.map((row) => row.tenantId)
  },
  async (id) => {
    const sql = 'select tenant_id from party limit 3'
    const { rows } = await db.tenantSql(id).query<{ tenant_id: string }>(sql)
    return rows.map((row) => row.tenant_id)
  },
  async (id) => {
    const rows = await db.tenantDb(id).$queryRaw<{ tenant_id: string }[]>`
      select tenant_id from party limit 2`
    return rows.map((row) => row.tenant_id)
  },
]

describe('tenants', () => {
  test('see their own rows only, in thousands of mixed reads at once, failures among them', async () => {
    const wrong: string[] = []
    const read = async (turn: number): Promise<void> => {
      const tenantId = turn % 2 ? a : b
      if (turn % 11 === 0) await db.tenantSql(tenantId).query('select 1 / 0').catch(() => undefined)
      const seen = await WAYS[turn % WAYS.length]?.(tenantId)
      if (!seen?.length || seen.some((each) => each !== tenantId)) wrong.push(`turn ${turn}`)
    }
    await Promise.all(Array.from({ length: 3000 }, (_, turn) => read(turn)))
    expect(wrong).toEqual([])
    expect(await db.tenantDb(a).party.count()).toBe(PARTIES)
  })

  test('cannot read, change or make rows of another', async () => {
    const foreign = await db.tenantDb(b).party.findFirstOrThrow()
    const where = { tenantId: b, id: foreign.id }
    const mine = db.tenantDb(a).party
    expect(await mine.findFirst({ where })).toBeNull()
    expect(await mine.updateMany({ where, data: { name: 'x' } })).toEqual({ count: 0 })
    const made = mine.create({ data: { ...where, id: newId(), kind: 'unit', name: 'x' } })
    await expect(made).rejects.toThrow('row-level security')
    const moved = mine.updateMany({ data: { tenantId: b } })
    await expect(moved).rejects.toThrow('row-level security')
  })

  test('are named by a uuid, and nothing else', () => {
    for (const name of ['', 'a', "'; select 1", `${a} `]) {
      expect(() => db.tenantDb(name)).toThrow(TypeError)
      expect(() => db.tenantSql(name)).toThrow(TypeError)
    }
  })
})

describe('no tenant', () => {
  const NO_TENANT = /uuid: ""|app\.tenant_id/

  test('reads what is the platform’s', async () => {
    expect(await db.platform.tenant.count()).toBe(2)
  })

  test('errs on every read of a tenant’s table, on an empty one too', async () => {
    await expect(db.platform.party.findMany()).rejects.toThrow(NO_TENANT)
    await expect(db.platform.party.count()).rejects.toThrow(NO_TENANT)
    await expect(db.platform.certificate.findMany()).rejects.toThrow(NO_TENANT)
    await expect(db.pool.query('select * from certificate')).rejects.toThrow(NO_TENANT)
    await expect(db.platform.party.deleteMany()).rejects.toThrow()
    const made = db.platform.branch.create({ data: branch(a, 'nobody') })
    await expect(made).rejects.toThrow(NO_TENANT)
  })

  test('errs on a connection that never had one, too', async () => {
    const fresh = createDatabase({ url: base.appUrl, max: 1 })
    await expect(fresh.platform.party.findMany()).rejects.toThrow(NO_TENANT)
    expect(await fresh.tenantDb(a).party.count()).toBe(PARTIES)
    await expect(fresh.platform.party.findMany()).rejects.toThrow(NO_TENANT)
    await fresh.close()
  })
})

describe('a transaction', () => {
  test('that throws leaves nothing, and what it threw comes through', async () => {
    const mine = new Error('mine')
    const failed = db.inTransaction(a, async (tx) => {
      await tx.branch.create({ data: branch(a, 'rolled-back') })
      throw mine
    })
    await expect(failed).rejects.toBe(mine)
    expect(await slugs(a)).not.toContain('rolled-back')
  })

  test('in which a statement failed cannot end as a success', async () => {
    const failed = db.inTransaction(a, async (tx) => {
      await tx.branch.create({ data: branch(a, 'swallowed') })
      await tx.$queryRaw`select 1 / 0`.catch(() => undefined)
      return 'all is well'
    })
    await expect(failed).rejects.toThrow('rolled back')
    expect(await slugs(a)).not.toContain('swallowed')
  })

  test('whose COMMIT fails says so, whichever way it ran', async () => {
    const client = db.tenantDb(a)
    const insert = `insert into posting (tenant_id, id, entry_id, ledger, amount_fen)
                    values ($1, $2, $2, 'bank', 5)`
    const tries = [
      client.posting.create({ data: unbalanced() }),
      client.$transaction([client.posting.create({ data: unbalanced() })]),
      db.inTransaction(a, (tx) => tx.posting.create({ data: unbalanced() })),
      db.tenantSql(a).query(insert, [a, newId()]),
    ]
    const ends = await Promise.allSettled(tries)
    const reasons = ends.map((end) => end.status === 'rejected' && guardViolation(end.reason))
    expect(reasons.map((reason) => reason && reason.sqlState)).toEqual(tries.map(() => 'GH007'))
    expect(await client.posting.count()).toBe(0)
  })

  test('takes its isolation level with BEGIN, and none leaks into the next', async () => {
    const level = (tx: Tx) => tx.$queryRaw<{ level: string; tenant: string }[]>`
      select current_setting('transaction_isolation') as level,
             current_setting('app.tenant_id') as tenant`
    const one = createDatabase({ url: base.appUrl, max: 1 })
    for (const [isolation, name] of [
      ['Serializable', 'serializable'],
      ['RepeatableRead', 'repeatable read'],
      [undefined, 'read committed'],
    ] as const) {
      const [row] = await one.inTransaction(a, level, { isolation })
      expect(row).toEqual({ level: name, tenant: a })
    }
    await one.close()
  })

  test('without a statement takes no round trip and ends well', async () => {
    expect(await db.inTransaction(a, async () => 7)).toBe(7)
  })

  test('reckons instants in UTC whatever the zone of the server', async () => {
    const [row] = await db.inTransaction(a, (tx) => tx.$queryRaw<{ zone: string; at: Date }[]>`
      select current_setting('TimeZone') as zone, '2026-12-31T16:00:00Z'::timestamptz as at`)
    expect(row).toEqual({ zone: 'UTC', at: new Date('2026-12-31T16:00:00Z') })
  })
})

describe('two that collide', () => {
  const take = (tx: Tx) => tx.numberCounter.findFirstOrThrow({ where: { kind: 'race' } })

  test('are run again until both went through', async () => {
    const counter = { tenantId: a, kind: 'race', year: 2026, value: 0 }
    await db.tenantDb(a).numberCounter.create({ data: counter })
    const addOne = async (tx: Tx): Promise<void> => {
      const { value } = await take(tx)
      await tx.numberCounter.updateMany({ where: { kind: 'race' }, data: { value: value + 1 } })
    }
    const options = { isolation: 'Serializable', retries: 20 } as const
    await Promise.all(Array.from({ length: 6 }, () => db.inTransaction(a, addOne, options)))
    expect((await db.inTransaction(a, take)).value).toBe(6)
  })

  test('are not run again for ever', async () => {
    let runs = 0
    const failing = db.inTransaction(
      a,
      async (tx) => {
        runs++
        await tx.$executeRaw`do $$ begin raise sqlstate '40001'; end $$`
      },
      { retries: 2 },
    )
    await expect(failing).rejects.toSatisfy(isRetryable)
    expect(runs).toBe(3)
  })

  test('on a unique name are told which one', async () => {
    await db.tenantDb(a).branch.create({ data: branch(a, 'taken') })
    const again = db.tenantDb(a).branch.create({ data: branch(a, 'taken') })
    expect(uniqueViolation(await again.catch((error: unknown) => error))).toBe('branch_pkey')
    const sql = db.tenantSql(a).query("insert into branch values ($1, 'taken', '')", [a])
    expect(uniqueViolation(await sql.catch((error: unknown) => error))).toBe('branch_pkey')
  })
})

describe('plain SQL', () => {
  test('keeps civil dates as they are written and counts as numbers', async () => {
    const { rows } = await db.tenantSql(a).query(
      "select '2026-01-01'::date as day, count(*) as parties, $1::bigint as fen from party",
      [9_007_199_254_740_991n],
    )
    expect(rows).toEqual([{ day: '2026-01-01', parties: PARTIES, fen: 9_007_199_254_740_991 }])
  })

  test('refuses an integer that JavaScript would round', async () => {
    const big = db.tenantSql(a).query('select 9007199254740993::bigint as n')
    await expect(big).rejects.toThrow('not a safe integer')
    expect(await db.tenantSql(a).query('select 1::int as n')).toEqual({ rows: [{ n: 1 }], rowCount: 1 })
  })

  test('survives a connection that is cut under it', async () => {
    const cut = 'select pg_terminate_backend(pg_backend_pid())'
    await expect(db.tenantSql(a).query(cut)).rejects.toThrow()
    expect(await db.tenantDb(a).party.count()).toBe(PARTIES)
  })
})

test('more tenants than clients are kept are served all the same', async () => {
  const few = createDatabase({ url: base.appUrl, clients: 2 })
  const ids = [a, ...Array.from({ length: 8 }, newId), a]
  const counts = await Promise.all(ids.map((id) => few.tenantDb(id).party.count()))
  expect(counts).toEqual([PARTIES, ...Array.from({ length: 8 }, () => 0), PARTIES])
  expect(few.tenantDb(a)).toBe(few.tenantDb(a.toUpperCase()))
  await few.close()
})
