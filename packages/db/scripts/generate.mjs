// Generates the Prisma client without the schema engine's download: generating never calls it, but
// Prisma looks for it, and any file that can be executed will do.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const prisma = path.join(path.dirname(require.resolve('prisma/package.json')), 'build/index.js')
const run = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], {
  cwd: path.join(import.meta.dirname, '..'),
  stdio: ['ignore', 'pipe', 'inherit'],
  encoding: 'utf8',
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
})
if (run.status !== 0) process.stdout.write(run.stdout)
process.exitCode = run.status ?? 1
