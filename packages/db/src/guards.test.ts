import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from './ids.ts'
import { uniqueViolation } from './prisma-errors.ts'
import type { Database, Tx } from './tenant-client.ts'
import { openTwoTenants, PARTIES, type TwoTenants } from './testing/two-tenants.ts'

let base: TwoTenants
let db: Database
let a: string
let b: string
let owner: pg.Client

beforeAll(async () => {
  base = await openTwoTenants()
  ;({ db, a, b } = base)
  owner = new pg.Client({ connectionString: base.ownerUrl })
  await owner.connect()
})

afterAll(async () => {
  await owner.end()
  await base.drop()
})

const append = (tx: Tx, kind: string) => tx.$queryRaw<{ seq: bigint }[]>`
  select append_event(${kind}, 'case', ${newId()}::uuid, null, '{"n": 1}'::jsonb) as seq`
const brokenEvent = async (tenantId: string): Promise<unknown> =>
  (await db.tenantSql(tenantId).query<{ seq: number | null }>('select broken_event() as seq')).rows

describe('the event sequence', () => {
  test('has no gap and one chain, though many append at once and some roll back', async () => {
    const appendOne = (turn: number) =>
      db.inTransaction(a, async (tx) => {
        await append(tx, `kind-${turn}`)
        if (turn % 4 === 0) throw new Error('rolled back')
      })
    await Promise.allSettled(Array.from({ length: 80 }, (_, turn) => appendOne(turn)))
    const events = await db.tenantDb(a).event.findMany({ orderBy: { seq: 'asc' } })
    expect(events.map((event) => Number(event.seq))).toEqual(
      Array.from({ length: 60 }, (_, n) => n + 1),
    )
    expect(new Set(events.map((event) => event.hash)).size).toBe(60)
    expect(await brokenEvent(a)).toEqual([{ seq: null }])
  })

  test('is each tenant’s own', async () => {
    const [first] = await db.inTransaction(b, (tx) => append(tx, 'first'))
    expect(first?.seq).toBe(1n)
  })

  test('shows where it was tampered with, and the serving role cannot tamper', async () => {
    const tamper = `update event set facts = '{"n": 2}' where seq = 7`
    await expect(db.tenantSql(a).query(tamper)).rejects.toThrow('permission denied')
    await owner.query('begin')
    await owner.query("select set_config('app.tenant_id', $1, true)", [a])
    await owner.query(tamper)
    await owner.query('commit')
    expect(await brokenEvent(a)).toEqual([{ seq: 7 }])
  })
})

describe('a data migration', () => {
  const rename = "update party set name = name || '!'"

  test('that forgets tenants raises', async () => {
    await expect(owner.query(rename)).rejects.toThrow(/app\.tenant_id|uuid: ""/)
  })

  test('reaches every tenant through for_each_tenant, and leaves none set', async () => {
    await owner.query(`select for_each_tenant($1)`, [rename])
    for (const tenantId of [a, b]) {
      const renamed = { where: { name: { endsWith: '!' } } }
      expect(await db.tenantDb(tenantId).party.count(renamed)).toBe(PARTIES)
    }
    await expect(owner.query(rename)).rejects.toThrow('uuid: ""')
  })

  test('is not for the serving role', async () => {
    const tried = db.pool.query('select for_each_tenant($1)', ['select 1'])
    await expect(tried).rejects.toThrow('permission denied')
  })
})

test('periods of one member that overlap are refused, and the constraint is named', async () => {
  const client = db.tenantDb(a)
  const { id: partyId } = await client.party.findFirstOrThrow()
  const id = newId()
  await client.duesClass.create({ data: { tenantId: a, slug: 'd', label: '' } })
  const title = { tenantId: a, slug: 't', label: '', duesClassSlug: 'd', position: 1 }
  await client.title.create({ data: title })
  const joinedOn = new Date('2026-01-01')
  const member = { tenantId: a, id, partyId, number: '1', titleSlug: 't', joinedOn }
  await client.member.create({ data: member })
  const period = (from: string, to: string) => ({
    data: {
      tenantId: a,
      id: newId(),
      memberId: id,
      fromDate: new Date(from),
      toDate: new Date(to),
    },
  })
  await client.membershipPeriod.create(period('2026-01-01', '2027-01-01'))
  await client.membershipPeriod.create(period('2027-01-01', '2028-01-01'))
  const overlap = client.membershipPeriod.create(period('2026-12-31', '2027-06-01'))
  const refusal: unknown = await overlap.catch((error: unknown) => error)
  expect(uniqueViolation(refusal)).toBe('membership_period_no_overlap')
})
