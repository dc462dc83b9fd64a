import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'
import { becomesTrue } from './process-probe.ts'
import type { RunAs } from './run-as.ts'

/** What a server is started with. */
export interface PostmasterOptions {
  postgres: string
  cluster: string
  logFile: string
  as: RunAs
  fast: boolean
}

/** A server that accepts connections. */
export interface Postmaster {
  port: number
  child: ChildProcess
  exited: Promise<void>
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  max_connections: '100',
}
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
}

/** Lines of the log after which another try, on another port, can succeed. */
const PASSING =
  /could not bind|Address already in use|shared memory block|lock file ".*" already exists/
const TRIES = 8
/** Recovery of a big log after a crash takes its time; a server that died is noticed at once. */
const READY_WITHIN = 300_000

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = address !== null && typeof address === 'object' ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}

/** Whether the process is gone, or never came to be. */
export const hasEnded = (child: ChildProcess): boolean =>
  child.pid === undefined || child.exitCode !== null || child.signalCode !== null

/** The eighth line of `postmaster.pid` tells the server's state. */
function isReady(cluster: string, pid: number | undefined): boolean {
  try {
    const lines = fs.readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
  } catch {
    return false
  }
}

function launch(options: PostmasterOptions, port: number): Postmaster {
  const settings = { ...SETTINGS, ...(options.fast ? FAST : {}) }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // The log is a file, not a pipe: the server must be able to write when the program is gone.
  const log = fs.openSync(options.logFile, 'a', 0o600)
  const child = spawn(options.postgres, ['-D', options.cluster, '-p', String(port), ...flags], {
    ...options.as,
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
  })
  fs.closeSync(log)
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return { port, child, exited }
}

/** Starts the server in a process group of its own, so that a Ctrl-C is not meant for it. */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  let reason = ''
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    fs.rmSync(options.logFile, { force: true })
    const server = launch(options, await freePort())
    const done = (): boolean => hasEnded(server.child) || isReady(options.cluster, server.child.pid)
    if ((await becomesTrue(done, READY_WITHIN)) && !hasEnded(server.child)) return server
    reason = fs.readFileSync(options.logFile, 'utf8').trim().split('\n').slice(-4).join(' ')
    server.child.kill('SIGQUIT')
    await server.exited
    if (!PASSING.test(reason)) break
    await becomesTrue(() => false, 100 * attempt)
  }
  throw new DatabaseError(
    'embedded.start_failed',
    `The database did not start: ${reason || 'it could not be executed'}. Its log is ${options.logFile}.`,
  )
}
