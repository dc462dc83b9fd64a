import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'packages/documents',
    root: import.meta.dirname,
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // The first use of a worker loads fonts or WebAssembly, on a machine that may be busy.
    testTimeout: 20_000,
  },
})
