import fs from 'node:fs'
import path from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'
import { resultsDir } from '../launch/paths.mjs'

/** Where a run leaves its numbers for the launcher, which prints the closing line. */
export const TALLY_FILE = path.join(resultsDir, 'tally.json')

/** What a run came to. */
export interface Count {
  passed: number
  failed: number
  /** Tests that were left out by a mark in their file; there should be none. */
  skipped: number
}

/**
 * Counts a finished run. A file that could not be loaded, or whose setup broke, is one failure, and
 * so is each error that no test owns: what did not run must not look like what passed.
 */
export function countRun(modules: readonly TestModule[], strayErrors: number): Count {
  const count: Count = { passed: 0, failed: strayErrors, skipped: 0 }
  for (const module of modules) {
    const before = count.failed
    for (const test of module.children.allTests()) addTest(count, test.result().state)
    if (module.state() === 'failed' && count.failed === before) count.failed++
  }
  return count
}

function addTest(count: Count, state: string): void {
  if (state === 'passed') count.passed++
  else if (state === 'skipped') count.skipped++
  else count.failed++
}

/** Writes the numbers of a run to `TALLY_FILE`. */
export class Tally implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    fs.mkdirSync(path.dirname(TALLY_FILE), { recursive: true })
    fs.writeFileSync(TALLY_FILE, JSON.stringify(countRun(modules, errors.length)))
  }
}
