import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@guildhall/db/test-database'
import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'
import { exampleBlueprint } from '@guildhall/domain/blueprint/testing/example-blueprint'
import { applyBlueprint, BlueprintRefused } from './apply-blueprint.ts'
import { createTenant } from './create-tenant.ts'

let base: TestDatabase
let tenantId: string
let made = 0

beforeAll(async () => {
  base = await createTestDatabase()
})

afterAll(() => base.drop())

beforeEach(async () => {
  made += 1
  tenantId = await createTenant(base.ownerUrl, {
    slug: `association-${made}`,
    name: '示例协会',
    hosts: [],
  })
})

const apply = (blueprint: unknown) =>
  applyBlueprint({ database: base.db, wake: () => undefined }, { tenantId, blueprint })
const db = () => base.db.tenantDb(tenantId)

const withoutSouth = () =>
  exampleBlueprint((blueprint: BlueprintInput) => {
    blueprint.branches = [{ slug: 'north', label: '北方分会（新）' }]
  })

describe('applyBlueprint', () => {
  it('stores a version and the rows that foreign keys point to', async () => {
    const applied = await apply(exampleBlueprint())
    expect(applied).toMatchObject({ number: 1, isNew: true, warnings: [] })
    const titles = await db().title.findMany({ orderBy: { position: 'asc' } })
    expect(titles.map(({ slug, duesClassSlug }) => [slug, duesClassSlug])).toEqual([
      ['president', 'high'],
      ['member', 'low'],
    ])
    expect(await db().duesClass.count()).toBe(2)
    expect(await db().branch.count()).toBe(2)
    expect(await db().identityType.findMany({ select: { slug: true, party: true } })).toEqual([
      { slug: 'member-unit', party: 'unit' },
    ])
  })

  it('changes nothing when applied again', async () => {
    const first = await apply(exampleBlueprint())
    const again = await apply(exampleBlueprint())
    expect(again).toEqual({ ...first, isNew: false })
    expect(await db().blueprintVersion.count()).toBe(1)
    expect(await db().event.count()).toBe(1)
  })

  it('makes one version of two that are applied at once', async () => {
    const both = await Promise.all([apply(exampleBlueprint()), apply(exampleBlueprint())])
    expect(both.map(({ isNew }) => isNew).toSorted()).toEqual([false, true])
    expect(await db().blueprintVersion.count()).toBe(1)
  })

  it('retires what is gone, takes back what returns, and keeps every version', async () => {
    await apply(exampleBlueprint())
    expect(await apply(withoutSouth())).toMatchObject({ number: 2, isNew: true })
    const south = () => db().branch.findFirstOrThrow({ where: { slug: 'south' } })
    expect((await south()).retiredAt).not.toBeNull()
    expect(await db().branch.findFirst({ where: { slug: 'north' } })).toMatchObject({
      label: '北方分会（新）',
      retiredAt: null,
    })
    expect(await apply(exampleBlueprint())).toMatchObject({ number: 3, isNew: true })
    expect((await south()).retiredAt).toBeNull()
    expect(await db().blueprintVersion.count()).toBe(3)
  })

  it('refuses what can’t work and writes nothing', async () => {
    const broken = exampleBlueprint((blueprint) => (blueprint.branches = []))
    await expect(apply(broken)).rejects.toThrow(BlueprintRefused)
    expect(await db().blueprintVersion.count()).toBe(0)
    expect(await db().title.count()).toBe(0)
  })
})
