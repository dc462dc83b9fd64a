import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProjectInlineConfiguration } from 'vitest/config'

/** Never part of a test run: what tools made, and the browser tests, which are a project of their own. */
export const EXCLUDED = ['**/node_modules/**', '**/dist/**', '**/generated/**', '**/*.e2e.test.ts']

/** A real PostgreSQL answers slower than a mock on a busy machine; a hanging test still ends. */
const TEST_TIMEOUT_MS = 20_000
const HOOK_TIMEOUT_MS = 60_000

/** More workers than this only wait for the one PostgreSQL that they share. */
const MOST_WORKERS = 4

/** Two at least: a test that waits leaves its core to another. The same for all, or they would queue. */
export const WORKERS = Math.min(MOST_WORKERS, Math.max(2, os.availableParallelism() - 1))

/** Starts a PostgreSQL for the run, unless `npm test` has started one already. */
const DATABASE_SETUP = path.resolve(import.meta.dirname, '../../db/src/testing/global-setup.ts')

/**
 * The vitest project of one package. A package that needs more (a plugin, a setup file) spreads this
 * in a `vitest.config.ts` of its own; the others need no such file.
 * @param dir absolute folder of the package
 */
export function packageProject(dir: string): TestProjectInlineConfiguration {
  const vite = path.join(dir, 'vite.config.ts')
  return {
    // Aliases and plugins are those of the build.
    ...(fs.existsSync(vite) ? { extends: vite } : {}),
    root: dir,
    test: {
      name: path.relative(path.resolve(dir, '..', '..'), dir),
      root: dir,
      environment: 'node',
      include: ['**/*.test.ts'],
      exclude: EXCLUDED,
      globalSetup: usesDatabase(dir) ? [DATABASE_SETUP] : [],
      maxWorkers: WORKERS,
      testTimeout: TEST_TIMEOUT_MS,
      hookTimeout: HOOK_TIMEOUT_MS,
    },
  }
}

const WITH_DATABASE = ['packages/db', 'packages/tooling', 'services/core']

function usesDatabase(dir: string): boolean {
  return WITH_DATABASE.some((name) => dir.split(path.sep).join('/').endsWith(`/${name}`))
}
