import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@guildhall/db/test-database'
import type { Tx } from '@guildhall/db/tenant-client'
import { DomainError } from '@guildhall/contract/errors'
import { createTenant } from '../tenancy/create-tenant.ts'
import { consumeCode, createCode, type CodeUse } from './one-time-code.ts'

let base: TestDatabase
let tenantId: string
let number = 18600000000
let use: CodeUse

beforeAll(async () => {
  base = await createTestDatabase()
  tenantId = await createTenant(base.ownerUrl, { slug: 'one', name: '示例协会', hosts: [] })
})
afterAll(() => base.drop())
beforeEach(() => {
  number += 1
  use = { purpose: 'register', mobile: String(number) }
})

const start = new Date('2026-03-02T02:00:00Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const inTx = <T>(work: (tx: Tx) => Promise<T>) => base.db.inTransaction(tenantId, work)
const make = (at = start, of = use) => inTx((tx) => createCode(tx, of, at))
const guess = (code: string, at = start, of = use) => inTx((tx) => consumeCode(tx, of, code, at))
const not = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a one-time code', () => {
  it('is used once of fifty at once, for each of twenty codes', async () => {
    const uses = Array.from({ length: 20 }, (_, i): CodeUse => ({
      ...use,
      mobile: String(17000000000 + i),
    }))
    const codes = await Promise.all(uses.map((each) => make(start, each)))
    const guesses = uses.flatMap((each, i) =>
      Array.from({ length: 50 }, () => guess(codes[i]?.code ?? '', start, each)),
    )
    const outcomes = await Promise.all(guesses)
    expect(outcomes.filter(({ right }) => right)).toHaveLength(20)
  })

  it('lets five wrong guesses through of fifty at once, and then not the right one', async () => {
    const { code } = await make()
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => guess(not(code))))
    const counted = outcomes.flatMap((each) =>
      each.right || each.left === null ? [] : [each.left],
    )
    expect(counted.toSorted()).toEqual([0, 1, 2, 3, 4])
    expect(await guess(code)).toEqual({ right: false, left: null })
  })

  it('is still good after four wrong guesses', async () => {
    const { code } = await make()
    for (const left of [4, 3, 2, 1]) expect(await guess(not(code))).toEqual({ right: false, left })
    expect(await guess(code)).toEqual({ right: true })
  })

  it('ends when another is sent, which keeps the count of wrong guesses', async () => {
    const first = await make()
    await guess(not(first.code))
    await guess(not(first.code))
    const second = await make(after(2))
    expect(await guess(not(second.code), after(2))).toEqual({ right: false, left: 2 })
    if (first.code !== second.code) {
      expect(await guess(first.code, after(2))).toEqual({ right: false, left: 1 })
    }
    expect(await guess(second.code, after(2))).toEqual({ right: true })
  })

  it('is not made anew while five wrong guesses stand, and says for how long', async () => {
    const { code } = await make()
    for (let times = 0; times < 5; times++) await guess(not(code))
    await expect(make(after(4))).rejects.toEqual(
      new DomainError('request.too-many', { minutes: 6 }),
    )
    expect(await guess((await make(after(10))).code, after(10))).toEqual({ right: true })
  })

  it('is good for ten minutes', async () => {
    const { code } = await make()
    expect(await guess(code, after(10))).toEqual({ right: false, left: null })
    expect(await guess(code, after(9.9))).toEqual({ right: true })
  })

  it('is good for its purpose and its mobile alone', async () => {
    const { code } = await make()
    const other = { ...use, purpose: 'reset-password' as const }
    expect(await guess(code, start, other)).toEqual({ right: false, left: null })
    expect(await guess(code, start, { ...use, mobile: '18699999999' })).toEqual({
      right: false,
      left: null,
    })
  })

  it('is not in the database as it was sent', async () => {
    const { code, id } = await make()
    const row = await base.db.tenantDb(tenantId).oneTimeCode.findFirstOrThrow({ where: { id } })
    expect(JSON.stringify(row)).not.toContain(`"${code}"`)
    expect(row.codeHash).toMatch(/^[0-9a-f]{64}$/)
  })
})
