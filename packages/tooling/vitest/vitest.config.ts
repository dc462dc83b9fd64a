import os from 'node:os'
import { defineConfig } from 'vitest/config'
import { root } from '../launch/paths.mjs'
import { projects } from './projects.ts'
import { Tally } from './tally.ts'

/** More workers than this only wait for the one PostgreSQL that they share. */
const MOST_WORKERS = 4

export default defineConfig({
  test: {
    root,
    projects: projects(root),
    maxWorkers: Math.min(MOST_WORKERS, Math.max(2, os.availableParallelism() - 1)),
    reporters: ['default', new Tally()],
  },
})
