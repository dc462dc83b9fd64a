import { newId } from '../ids.ts'
import { createTestDatabase, type TestDatabase } from '../test-database.ts'
import { makeTenant } from './make-tenant.ts'

/** A test database in which two tenants hold equally many parties, each named after its tenant. */
export interface TwoTenants extends TestDatabase {
  readonly a: string
  readonly b: string
}

/** Parties that each of the two holds. */
export const PARTIES = 40

/** Makes them; `drop` it at the end of the test file. */
export async function openTwoTenants(): Promise<TwoTenants> {
  const base = await createTestDatabase()
  const a = await makeTenant(base.ownerUrl, 'a')
  const b = await makeTenant(base.ownerUrl, 'b')
  const party = (tenantId: string) => ({ tenantId, id: newId(), kind: 'unit', name: tenantId })
  for (const tenantId of [a, b]) {
    const data = Array.from({ length: PARTIES }, () => party(tenantId))
    await base.db.tenantDb(tenantId).party.createMany({ data })
  }
  return { ...base, a, b }
}
