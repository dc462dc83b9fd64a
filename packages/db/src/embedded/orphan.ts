import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'
import { becomesTrue, isAlive, servesCluster } from './process-probe.ts'

/** First line of `postmaster.pid`, or undefined when there is no such file. */
export function postmasterPid(dir: string): number | undefined {
  try {
    const [line] = fs.readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(line)
    return Number.isInteger(pid) && pid > 0 ? pid : undefined
  } catch {
    return undefined
  }
}

async function endServer(pid: number, dir: string): Promise<void> {
  // The file goes last; the process itself may linger until someone reaps it.
  const ended = (): boolean => !isAlive(pid) || postmasterPid(dir) !== pid
  // SIGINT: fast shutdown; SIGQUIT: immediate, the next start recovers from the log.
  for (const [signal, limit] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    process.kill(pid, signal)
    if (await becomesTrue(ended, limit)) return
  }
  throw new DatabaseError(
    'embedded.start_failed',
    `A database server left over from an earlier run (process ${pid}) does not end: end it by` +
      ' hand, then start again.',
  )
}

/**
 * After a kill -9 of the program its server may still run, detached: ends it. A stale
 * `postmaster.pid` whose number now belongs to a stranger is removed.
 */
export async function endOrphan(dir: string): Promise<void> {
  const pid = postmasterPid(dir)
  if (pid === undefined || !isAlive(pid)) return
  if (servesCluster(pid, dir)) return endServer(pid, dir)
  fs.rmSync(path.join(dir, 'postmaster.pid'), { force: true })
}
