import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { shippedAssociations } from '@guildhall/blueprints/registry'
import { createTestDatabase } from '@guildhall/db/test-database'
import { createDocuments } from '../../adapters/documents/render-documents.ts'
import { diskStorage } from '../../adapters/storage/disk-storage.ts'
import { createPasswordHasher } from '../../auth/passwords.ts'
import { createSecretBox } from '../../auth/secret-box.ts'
import { createBlueprintStore } from '../../kernel/blueprint-store.ts'
import { systemClock } from '../../kernel/clock.ts'
import { createLog } from '../../kernel/log.ts'
import { applyBlueprint } from '../../modules/tenancy/apply-blueprint.ts'
import { createTenant } from '../../modules/tenancy/create-tenant.ts'
import { seedDemo, type SeedDeps, type SeedTenant } from '../seed.ts'

/** Every association that ships, with its demo data, in a database of its own. */
export type SeededSites = {
  deps: SeedDeps
  tenants: SeedTenant[]
  idOf(slug: string): string
  /** Rows of one association. */
  rows<R extends object>(slug: string, sql: string): Promise<(R & Record<string, unknown>)[]>
  drop(): Promise<void>
}

export async function seedSites(): Promise<SeededSites> {
  const base = await createTestDatabase()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guildhall-demo-'))
  const deps: SeedDeps = {
    database: base.db,
    blueprints: createBlueprintStore(base.db),
    storage: diskStorage(folder),
    documents: createDocuments(),
    passwords: createPasswordHasher(),
    clock: systemClock,
    log: createLog(() => undefined),
    secrets: createSecretBox([{ id: 'k1', key: randomBytes(32) }]),
  }
  const tenants: SeedTenant[] = []
  for (const { slug, blueprint } of shippedAssociations) {
    const { name } = blueprint.branding
    const id = await createTenant(base.ownerUrl, { slug, name, hosts: [] })
    await applyBlueprint({ database: base.db, wake: () => undefined }, { tenantId: id, blueprint })
    tenants.push({ id, slug })
  }
  await seedDemo(deps, tenants)
  const idOf = (slug: string) => tenants.find((tenant) => tenant.slug === slug)?.id ?? ''
  return {
    deps,
    tenants,
    idOf,
    rows: async <R extends object>(slug: string, sql: string) =>
      (await base.db.tenantSql(idOf(slug)).query<R & Record<string, unknown>>(sql)).rows,
    async drop() {
      await deps.documents.close()
      await base.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
