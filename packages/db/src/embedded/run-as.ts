import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'

/** Ids that a child runs under; empty where it runs as the program itself. */
export interface RunAs {
  uid?: number
  gid?: number
}

const USER = 'nobody'

/** PostgreSQL refuses to run as root: root starts it as `nobody`, everyone else as themselves. */
export function unprivileged(): RunAs {
  if (process.getuid?.() !== 0) return {}
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${USER}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  if (uid === undefined || gid === undefined) {
    throw new DatabaseError(
      'embedded.no_unprivileged_user',
      `PostgreSQL does not run as root and this machine has no user "${USER}": start the program` +
        ' as another user, or set DATABASE_URL and DATABASE_OWNER_URL to a server of your own.',
    )
  }
  return { uid: Number(uid), gid: Number(gid) }
}

/** Whether the child may enter `dir`; asked of the system itself, since ACLs and mounts count too. */
export function canEnter(dir: string, as: RunAs): boolean {
  if (as.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', dir], { ...as, cwd: '/' }).status === 0
}

/** Gives `path` to the child's user; nothing to do where it runs as the program itself. */
export function giveTo(path: string, as: RunAs): void {
  if (as.uid !== undefined && as.gid !== undefined) fs.chownSync(path, as.uid, as.gid)
}

/** Makes `dir` and what is missing above it, so that others may pass whatever the umask says. */
export function makeFolder(dir: string): void {
  const first = fs.mkdirSync(dir, { recursive: true })
  if (first === undefined) return
  for (let at = dir; at.startsWith(first); at = path.dirname(at)) fs.chmodSync(at, 0o755)
}
