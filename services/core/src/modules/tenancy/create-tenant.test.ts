import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '@guildhall/db/test-database'
import { createTenant } from './create-tenant.ts'

let base: TestDatabase

beforeAll(async () => {
  base = await createTestDatabase()
})

afterAll(() => base.drop())

const create = (slug: string, ...hosts: string[]) =>
  createTenant(base.ownerUrl, { slug, name: `${slug}协会`, hosts })
const hostsOf = async (tenantId: string) =>
  (await base.db.platform.tenantHost.findMany({ where: { tenantId } }))
    .map(({ host }) => host)
    .toSorted()

describe('createTenant', () => {
  it('makes an association once and adds the hosts that it lacks', async () => {
    const id = await create('north', 'North.localhost')
    expect(await create('north', 'north.localhost', 'www.north.example')).toBe(id)
    expect(await hostsOf(id)).toEqual(['north.localhost', 'www.north.example'])
  })

  it('refuses the host of another association and leaves nothing behind', async () => {
    const id = await create('east', 'east.localhost')
    await expect(create('west', 'west.localhost', 'east.localhost')).rejects.toThrow(
      'east.localhost',
    )
    expect(await hostsOf(id)).toEqual(['east.localhost'])
    expect(await base.db.platform.tenant.findUnique({ where: { slug: 'west' } })).toBeNull()
  })
})
