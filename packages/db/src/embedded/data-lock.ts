import { createHash } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { DatabaseError } from '../database-error.ts'

/**
 * Address of the socket that stands for `dir`. A listening socket ends with its process, however
 * that ends, so that a kill -9 leaves no stale lock as a pid file would.
 */
function lockAddress(dir: string): string {
  const digest = createHash('sha256').update(fs.realpathSync(dir)).digest('hex').slice(0, 24)
  if (process.platform === 'linux') return `\0guildhall-${digest}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\guildhall-${digest}`
  return path.join(fs.realpathSync('/tmp'), `guildhall-${digest}.sock`)
}

function listen(address: string): Promise<net.Server> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.end(String(process.pid)))
    server.once('error', reject)
    server.listen(address, () => resolve(server.unref()))
  })
}

/** The process that holds the lock, or undefined when nobody answers there. */
function holderOf(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let pid = ''
    const socket = net.connect(address)
    socket.setEncoding('utf8').setTimeout(1000, () => socket.destroy())
    socket.on('data', (text) => (pid += text))
    socket.on('error', () => resolve(undefined))
    socket.on('close', () => resolve(pid))
  })
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'

/** Takes the folder for this process; answers the function that gives it back. */
export async function lockData(dir: string): Promise<() => Promise<void>> {
  const address = lockAddress(dir)
  const server = await listen(address).catch(async (error: unknown) => {
    if (!isTaken(error)) throw error
    const holder = await holderOf(address)
    // Only where the socket is a file can it outlive its process.
    if (holder === undefined && path.isAbsolute(address) && process.platform !== 'win32') {
      fs.rmSync(address, { force: true })
      return listen(address)
    }
    throw new DatabaseError(
      'embedded.data_locked',
      `The data folder ${dir} is in use by another start of this program` +
        `${holder ? ` (process ${holder})` : ''}: end that one first, or set DATA_DIR to another folder.`,
    )
  })
  return () => new Promise((resolve) => server.close(() => resolve()))
}
