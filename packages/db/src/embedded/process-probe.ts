import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** Whether a process of that id runs; one that we may not signal runs too. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether `pid` is the PostgreSQL server of `dir`, and not a stranger that got its number. */
export function servesCluster(pid: number, dir: string): boolean {
  if (process.platform === 'linux') {
    try {
      // A PostgreSQL server changes into its data directory at start.
      return fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(dir)
    } catch {
      return false
    }
  }
  if (process.platform === 'win32') {
    const list = spawnSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' })
    return list.stdout?.includes('postgres') ?? false
  }
  const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return ps.status === 0 && ps.stdout.includes(dir)
}

/** Asks `done` every 20 ms; answers whether it came true within `limit` milliseconds. */
export async function becomesTrue(done: () => boolean, limit: number): Promise<boolean> {
  const end = performance.now() + limit
  while (!done()) {
    if (performance.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return true
}
