import fs from 'node:fs'
import path from 'node:path'
import type { TestProjectConfiguration, TestProjectInlineConfiguration } from 'vitest/config'
import { packageDirs } from '../launch/paths.mjs'
import { packageProject } from './base.ts'

/** Name of the project that drives a browser; left out where the machine has none. */
export const BROWSER_PROJECT = 'browser'

const BROWSER_TEST_TIMEOUT_MS = 120_000

/** One vitest project a package, and one for the browser tests of all apps. */
export function projects(top: string): TestProjectConfiguration[] {
  const perPackage = packageDirs(top).map((dir) => ownConfig(dir) ?? packageProject(dir))
  return [...perPackage, browserProject(top)]
}

function ownConfig(dir: string): string | undefined {
  const file = path.join(dir, 'vitest.config.ts')
  return fs.existsSync(file) ? file : undefined
}

function browserProject(top: string): TestProjectInlineConfiguration {
  const setup = path.join(top, 'apps', 'web', 'e2e', 'global-setup.ts')
  return {
    test: {
      name: BROWSER_PROJECT,
      root: top,
      environment: 'node',
      include: ['apps/*/e2e/**/*.e2e.test.ts'],
      globalSetup: fs.existsSync(setup) ? [setup] : [],
      testTimeout: BROWSER_TEST_TIMEOUT_MS,
      hookTimeout: BROWSER_TEST_TIMEOUT_MS,
      // One browser at a time, and after all else: a small machine would slow them past their waits.
      fileParallelism: false,
      sequence: { groupOrder: 1 },
    },
  }
}
