// Emits the declaration of AppRouter for clients. What a procedure's context is made of is the
// server's own affair, so it is cut out: a client's type check reads neither the server nor Prisma.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const here = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const tsc = path.join(here, 'node_modules', 'typescript', 'bin', 'tsc')
execFileSync(process.execPath, [tsc, '-p', 'tsconfig.types.json'], { cwd: here, stdio: 'inherit' })

const emitted = readFileSync(path.join(here, 'dist/declarations/trpc/app-router.d.ts'), 'utf8')
const cut = emitted
  .replaceAll('import("../kernel/context.ts").RequestContext', 'object')
  .replaceAll('import("./init.ts").Needs', 'string')
if (/import\("\.{1,2}\//.test(cut)) throw new Error('the router’s types name a file of the server')

mkdirSync(path.join(here, 'dist/types'), { recursive: true })
writeFileSync(path.join(here, 'dist/types/app-router.d.ts'), cut)
