import { defineConfig } from 'vitest/config'
import { root } from '../launch/paths.mjs'
import { WORKERS } from './base.ts'
import { projects } from './projects.ts'
import { Tally } from './tally.ts'

export default defineConfig({
  test: {
    root,
    projects: projects(root),
    maxWorkers: WORKERS,
    reporters: ['default', new Tally()],
  },
})
