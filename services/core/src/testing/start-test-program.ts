import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { shippedAssociations } from '@guildhall/blueprints/registry'
import { createTestDatabase, type TestDatabase } from '@guildhall/db/test-database'
import { readEnv } from '../env.ts'
import type { Deps } from '../kernel/deps.ts'
import { createLog } from '../kernel/log.ts'
import { applyBlueprint } from '../modules/tenancy/apply-blueprint.ts'
import { createTenant } from '../modules/tenancy/create-tenant.ts'
import { startProgram, type Program } from '../program.ts'
import { createTestClient, type TestClient } from './test-client.ts'
import { createTestClock, type TestClock } from './test-clock.ts'

/** An association of the program under test. */
export type TestSite = { slug: string; host: string; tenantId: string }

/** The whole program on a database of its own, with the associations that ship and no demo data. */
export type TestProgram = {
  readonly program: Program
  readonly deps: Deps
  readonly base: TestDatabase
  readonly clock: TestClock
  /** What the program logged, one JSON line each. */
  readonly log: string[]
  /** The national association, the municipal one. */
  readonly sites: readonly [TestSite, TestSite]
  /** A browser at a site's host, signed out; another host where one is named. */
  visitor(site: TestSite, host?: string): TestClient
  stop(): Promise<void>
}

/**
 * Starts the program at a free port; once per test file. `settings` are environment variables over
 * the usual ones.
 */
export async function startTestProgram(settings: Record<string, string> = {}): Promise<TestProgram> {
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
  const clock = createTestClock()
  const log: string[] = []
  const program = await startProgram(env, { clock, log: createLog((line) => void log.push(line)) })
  return {
    program,
    deps: program.deps,
    base,
    clock,
    log,
    sites: await makeSites(program.deps),
    visitor: (site, host) => createTestClient(program.port, host ?? site.host),
    async stop() {
      await program.stop()
      await base.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function makeSites(deps: Deps): Promise<[TestSite, TestSite]> {
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
