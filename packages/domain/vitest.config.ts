import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'packages/domain',
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // Property tests take their time on a busy machine.
    testTimeout: 20_000,
  },
})
