// The program that holds the embedded PostgreSQL: run by the launcher, under the chosen Node, since
// the launcher itself may run on a Node that knows no TypeScript. It tells its addresses over IPC.
import { spawn } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { placeData, startEmbedded } from '../../db/src/embedded.ts'

const [folder = '', speed] = process.argv.slice(2)

/** When the launcher was killed, the server beside us ends at the same time: let it go first. */
const SERVER_FIRST_MS = 1_500

/** Tells the launcher, if it still listens; resolves when it is told. @param {{ ready: object } | { failed: string }} message */
function tell(message) {
  return new Promise((resolve) =>
    process.connected ? process.send?.(message, resolve) : resolve(null),
  )
}

/**
 * A shell that sees our end of the pipe close when we are killed, and then ends the database. It
 * costs a megabyte; Windows has none and leaves it to the next start.
 * @param {number} pid of the database server
 * @returns {() => void} tells it that the database ended in good order
 */
function guard(pid) {
  if (process.platform === 'win32') return () => {}
  const script = 'read -r ended || kill -INT "$0"'
  const shell = spawn('/bin/sh', ['-c', script, String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })
  shell.on('error', () => {})
  shell.stdin.on('error', () => {})
  shell.unref()
  return () => shell.stdin.end('ended\n')
}

const starting = startEmbedded({ dataDir: placeData(folder), fast: speed === 'fast' })

/** Holds the database until it ends by itself. */
async function hold() {
  const { ownerUrl, appUrl, superuserUrl, pid, exited } = await starting
  const release = guard(pid)
  await tell({ ready: { ownerUrl, appUrl, superuserUrl } })
  await exited
  release()
}

/** Ends the database, once it is up: a half-made cluster would be of no use to the next start. */
async function end() {
  ending = true
  if (!process.connected) await delay(SERVER_FIRST_MS)
  await starting.then((server) => server.stop()).catch(() => {})
  process.exit(0)
}

/** @param {unknown} error */
function sentenceOf(error) {
  if (!(error instanceof Error)) return String(error)
  const known = 'code' in error && /^(embedded|database)\./.test(String(error.code))
  return known ? error.message : (error.stack ?? error.message)
}

let ending = false
process.once('SIGTERM', () => void end())
// A Ctrl-C is the launcher's to handle.
process.on('SIGINT', () => {})
try {
  await hold()
} catch (error) {
  await tell({ failed: sentenceOf(error) })
}
if (!ending) process.exit(1)
