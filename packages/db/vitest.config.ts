import { defineConfig } from 'vitest/config'
import { packageProject } from '../tooling/vitest/base.ts'

const project = packageProject(import.meta.dirname)

export default defineConfig({
  ...project,
  test: { ...project.test, globalSetup: ['src/testing/global-setup.ts'] },
})
