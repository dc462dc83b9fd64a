import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from './ids.ts'
import { createDatabase, type Database } from './tenant-client.ts'
import { openTwoTenants, PARTIES, type TwoTenants } from './testing/two-tenants.ts'

let base: TwoTenants
let db: Database
let a: string
let b: string

beforeAll(async () => {
  base = await openTwoTenants()
  ;({ db, a, b } = base)
})

afterAll(() => base.drop())

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
      if (turn % 11 === 0)
        await db
          .tenantSql(tenantId)
          .query('select 1 / 0')
          .catch(() => undefined)
      const seen = await WAYS[turn % WAYS.length]?.(tenantId)
      if (!seen?.length || seen.some((each) => each !== tenantId)) wrong.push(`turn ${turn}`)
    }
    await Promise.all(Array.from({ length: 3000 }, (_, turn) => read(turn)))
    expect(wrong).toEqual([])
    expect(await db.tenantDb(a).party.count()).toBe(PARTIES)
    // Thousands of statements, on machines that do other things besides.
  }, 60_000)

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
    await expect(db.platform.party.updateMany({ data: { name: '' } })).rejects.toThrow(NO_TENANT)
    const made = db.platform.branch.create({ data: { tenantId: a, slug: 'nobody', label: '' } })
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

test('more tenants than clients are kept are served all the same', async () => {
  const few = createDatabase({ url: base.appUrl, clients: 2 })
  const ids = [a, ...Array.from({ length: 8 }, newId), a]
  const counts = await Promise.all(ids.map((id) => few.tenantDb(id).party.count()))
  expect(counts).toEqual([PARTIES, ...Array.from({ length: 8 }, () => 0), PARTIES])
  expect(few.tenantDb(a)).toBe(few.tenantDb(a.toUpperCase()))
  await few.close()
})
