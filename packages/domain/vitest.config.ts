import { defineConfig } from 'vitest/config'
import { packageProject } from '../tooling/vitest/base.ts'

export default defineConfig(packageProject(import.meta.dirname))
