import type { TestDatabase } from '@guildhall/db/test-database'
import type { Deps } from '../kernel/deps.ts'
import { createDeps, startProgram, type Program } from '../program.ts'
import { createTestClient, type TestClient } from './test-client.ts'
import type { TestClock } from './test-clock.ts'
import { makeSites, prepareGround, type TestSite } from './test-settings.ts'

export type { TestSite } from './test-settings.ts'

/** What verbs reach, on a database of its own, with the associations that ship and no demo data. */
export type TestDeps = {
  readonly deps: Deps
  readonly base: TestDatabase
  readonly clock: TestClock
  /** What the program logged, one JSON line each. */
  readonly log: string[]
  /** The national association, the municipal one. */
  readonly sites: readonly [TestSite, TestSite]
  stop(): Promise<void>
}

/** The whole program besides: it serves, sends and pushes. */
export type TestProgram = TestDeps & {
  readonly program: Program
  /** A browser at a site's host, signed out; another host where one is named. */
  visitor(site: TestSite, host?: string): TestClient
}

/**
 * Starts the program at a free port; once per test file. `settings` are environment variables over
 * the usual ones.
 */
export async function startTestProgram(
  settings: Record<string, string> = {},
): Promise<TestProgram> {
  const { base, env, clock, log, logger, clear } = await prepareGround(settings)
  const program = await startProgram(env, { clock, log: logger })
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
      await clear()
    },
  }
}

/** The same without anything running: for verbs that a test calls itself. */
export async function createTestDeps(settings: Record<string, string> = {}): Promise<TestDeps> {
  const { base, env, clock, log, logger, clear } = await prepareGround(settings)
  const { deps, wake } = await createDeps(env, { clock, log: logger })
  return {
    deps,
    base,
    clock,
    log,
    sites: await makeSites(deps),
    async stop() {
      await wake.close()
      await deps.documents.close()
      await deps.database.close()
      await clear()
    },
  }
}
