import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from './ids.ts'
import { guardViolation, isRetryable, uniqueViolation } from './prisma-errors.ts'
import { createDatabase, type Database, type Tx } from './tenant-client.ts'
import { openTwoTenants, type TwoTenants } from './testing/two-tenants.ts'

let base: TwoTenants
let db: Database
let a: string

beforeAll(async () => {
  base = await openTwoTenants()
  ;({ db, a } = base)
})

afterAll(() => base.drop())

const branch = (tenantId: string, slug: string) => ({ tenantId, slug, label: slug })

const slugs = async (tenantId: string): Promise<string[]> =>
  (await db.tenantDb(tenantId).branch.findMany({ orderBy: { slug: 'asc' } })).map((row) => row.slug)
/** One line of an entry that does not balance: refused at COMMIT, by a deferred trigger. */
const unbalanced = () => ({
  tenantId: a,
  id: newId(),
  entryId: newId(),
  ledger: 'bank',
  amountFen: 5n,
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
    const [row] = await db.inTransaction(
      a,
      (tx) => tx.$queryRaw<{ zone: string; at: Date }[]>`
      select current_setting('TimeZone') as zone, '2026-12-31T16:00:00Z'::timestamptz as at`,
    )
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
