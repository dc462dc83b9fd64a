import { defineConfig } from 'vitest/config'
import { packageProject } from '../../packages/tooling/vitest/base.ts'

const project = packageProject(import.meta.dirname)

export default defineConfig({
  ...project,
  // Each file has a database and a program of its own; loading the program's modules anew for each
  // would cost more than half of the run.
  test: { ...project.test, isolate: false },
})
