import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { shippedAssociations } from '@guildhall/blueprints/registry'
import { createTestDatabase, type TestDatabase } from '@guildhall/db/test-database'
import { readEnv, type Env } from '../env.ts'
import type { Deps } from '../kernel/deps.ts'
import { createLog, type Log } from '../kernel/log.ts'
import { applyBlueprint } from '../modules/tenancy/apply-blueprint.ts'
import { createTenant } from '../modules/tenancy/create-tenant.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

/** An association of the program under test. */
export type TestSite = { slug: string; host: string; tenantId: string }

/** A database, a folder, a clock and a log of a test file's own. */
export type TestGround = {
  readonly base: TestDatabase
  readonly env: Env
  readonly clock: TestClock
  readonly logger: Log
  /** What the program logged, one JSON line each. */
  readonly log: string[]
  clear(): Promise<void>
}

/** `settings` are environment variables over the usual ones. */
export async function prepareGround(settings: Record<string, string>): Promise<TestGround> {
  const base = await createTestDatabase()
  const folder = await mkdtemp(path.join(os.tmpdir(), 'guildhall-core-'))
  const env = readEnv({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: folder,
    DATABASE_URL: base.appUrl,
    DATABASE_OWNER_URL: base.ownerUrl,
    DEMO_DATA: '0',
    ...settings,
  })
  const log: string[] = []
  return {
    base,
    env,
    clock: createTestClock(),
    logger: createLog((line) => void log.push(line)),
    log,
    async clear() {
      await base.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The associations that ship, without demo data: the national one, the municipal one. */
export async function makeSites(deps: Deps): Promise<[TestSite, TestSite]> {
  const sites: TestSite[] = []
  for (const { slug, hostLabel, blueprint } of shippedAssociations) {
    const host = `${hostLabel}.${deps.env.BASE_HOST}`
    const name = blueprint.branding.name
    const tenantId = await createTenant(deps.env.DATABASE_OWNER_URL, { slug, name, hosts: [host] })
    await applyBlueprint(deps, { tenantId, blueprint })
    sites.push({ slug, host, tenantId })
  }
  const [first, second] = sites
  if (!first || !second) throw new Error('two associations ship')
  return [first, second]
}
