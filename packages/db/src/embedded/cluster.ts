import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'
import type { Binaries } from './binaries.ts'
import { giveTo, type RunAs } from './run-as.ts'

/** Builtin C.UTF-8 sorts alike on every machine; with ctype C trigrams of Chinese would be empty. */
const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C']
const CTYPE: Partial<Record<NodeJS.Platform, string>> = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }

function initdbArguments(dir: string, passwordFile: string, fast: boolean): string[] {
  const args = ['-D', dir, '-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256']
  const ctype = CTYPE[process.platform]
  args.push('-E', 'UTF8', ...LOCALE)
  if (ctype) args.push(`--lc-ctype=${ctype}`)
  if (fast) args.push('--no-sync')
  return args
}

async function runInitdb(initdb: string, args: string[], as: RunAs): Promise<void> {
  const child = spawn(initdb, args, { ...as, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text))
  const [code] = await once(child, 'close')
  if (code === 0) return
  throw new DatabaseError(
    'embedded.init_failed',
    `The database could not be created: ${errors.trim()}. Check that the disk is not full and` +
      ' that the data folder may be written.',
  )
}

/** Major version that made the cluster in `dir`, or undefined when there is none. */
export function clusterVersion(dir: string): string | undefined {
  const file = path.join(dir, 'PG_VERSION')
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined
}

/**
 * Makes the cluster beside its place and renames it there when complete, so that one cut off
 * halfway is never taken for a database.
 */
export async function initCluster(
  binaries: Binaries,
  dir: string,
  as: RunAs,
  options: { password: string; fast: boolean },
): Promise<void> {
  const half = `${dir}.new`
  fs.rmSync(half, { recursive: true, force: true })
  fs.mkdirSync(half, { mode: 0o700 })
  giveTo(half, as)
  const passwordFile = `${dir}.password`
  fs.writeFileSync(passwordFile, options.password, { mode: 0o600 })
  giveTo(passwordFile, as)
  try {
    await runInitdb(binaries.initdb, initdbArguments(half, passwordFile, options.fast), as)
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
  fs.renameSync(half, dir)
}
