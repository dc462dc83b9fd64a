import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Database } from './tenant-client.ts'
import { openTwoTenants, PARTIES, type TwoTenants } from './testing/two-tenants.ts'

let base: TwoTenants
let db: Database
let a: string

beforeAll(async () => {
  base = await openTwoTenants()
  ;({ db, a } = base)
})

afterAll(() => base.drop())

describe('plain SQL', () => {
  test('keeps civil dates as they are written and counts as numbers', async () => {
    const { rows } = await db
      .tenantSql(a)
      .query(
        "select '2026-01-01'::date as day, count(*) as parties, $1::bigint as fen from party",
        [9_007_199_254_740_991n],
      )
    expect(rows).toEqual([{ day: '2026-01-01', parties: PARTIES, fen: 9_007_199_254_740_991 }])
  })

  test('refuses an integer that JavaScript would round', async () => {
    const big = db.tenantSql(a).query('select 9007199254740993::bigint as n')
    await expect(big).rejects.toThrow('not a safe integer')
    expect(await db.tenantSql(a).query('select 1::int as n')).toEqual({
      rows: [{ n: 1 }],
      rowCount: 1,
    })
  })

  test('survives a connection that is cut under it', async () => {
    const cut = 'select pg_terminate_backend(pg_backend_pid())'
    await expect(db.tenantSql(a).query(cut)).rejects.toThrow('terminat')
    expect(await db.tenantDb(a).party.count()).toBe(PARTIES)
  })
})
