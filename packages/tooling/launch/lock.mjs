import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

/**
 * @typedef {{ pid: number, born: string }} ProcessMark a process, told apart from a later one that
 *   was given the same number
 * @typedef {{ token: string, owner: ProcessMark, children: ProcessMark[], ending?: boolean }} LockContent
 * @typedef {object} HeldLock
 * @property {true} held
 * @property {(pids: number[]) => void} note remembers the children, for whoever has to take over
 * @property {() => void} noteEnding says that the owner is about to end: the next one may wait for it
 * @property {() => void} release
 *
 * @typedef {{ held: false, owner: number }} RefusedLock
 */

/**
 * Takes a lock file for this process. What a killed owner left behind is taken over, once the
 * children that it noted are gone too.
 * @param {string} file in a folder that exists
 * @param {{ patienceMs?: number }} [options] how long left-over children may take to end by themselves
 * @returns {Promise<HeldLock | RefusedLock>}
 */
export async function takeLock(file, { patienceMs = 10_000 } = {}) {
  const found = read(file)
  if (found?.ending) await outlast(found.owner, patienceMs)
  const before = read(file)
  if (before && isAlive(before.owner) && before.owner.pid !== process.pid) {
    return { held: false, owner: before.owner.pid }
  }
  if (before) await outlive(before.children, patienceMs)
  else await dropTorn(file)
  return claim(file, before)
}

/**
 * Takes the lock, waiting for its owner as long as it lives.
 * @param {string} file @param {() => void} onWait called once, when there is something to wait for
 */
export async function waitForLock(file, onWait) {
  for (let waited = false; ; waited = true) {
    const lock = await takeLock(file)
    if (lock.held) return lock
    if (!waited) onWait()
    await delay(200)
  }
}

/** @param {string} file @param {LockContent | null} stale @returns {HeldLock | RefusedLock} */
function claim(file, stale) {
  const mine = {
    token: randomUUID(),
    owner: markOf(process.pid),
    children: /** @type {ProcessMark[]} */ ([]),
  }
  if (stale && read(file)?.token === stale.token) fs.rmSync(file, { force: true })
  try {
    fs.writeFileSync(file, JSON.stringify(mine), { flag: 'wx' })
  } catch (error) {
    const winner = read(file)
    if (winner) return { held: false, owner: winner.owner.pid }
    throw error
  }
  /** @type {LockContent} */
  let content = mine
  const rewriteWith = (/** @type {Partial<LockContent>} */ change) =>
    rewrite(file, (content = { ...content, ...change }))
  return {
    held: true,
    note: (pids) => rewriteWith({ children: pids.map(markOf) }),
    noteEnding: () => rewriteWith({ ending: true }),
    release: () => read(file)?.token === mine.token && fs.rmSync(file, { force: true }),
  }
}

/** @param {string} file @param {LockContent} content */
function rewrite(file, content) {
  fs.writeFileSync(`${file}.new`, JSON.stringify(content))
  fs.renameSync(`${file}.new`, file)
}

/** Removes a lock whose writing was cut off; another start may be writing it right now, so look twice. @param {string} file */
async function dropTorn(file) {
  if (!fs.existsSync(file)) return
  await delay(200)
  if (!read(file)) fs.rmSync(file, { force: true })
}

/** Waits for a process that is ending anyway. @param {ProcessMark} mark @param {number} ms */
async function outlast(mark, ms) {
  const until = Date.now() + ms
  while (isAlive(mark) && Date.now() < until) await delay(100)
}

/** Waits for left-over children to end, and ends what does not. @param {ProcessMark[]} marks @param {number} ms */
async function outlive(marks, ms) {
  await Promise.all(marks.map((mark) => outlast(mark, ms)))
  for (const mark of marks.filter(isAlive)) killGroup(mark.pid)
}

/** @param {number} pid */
function killGroup(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It ended by itself between the look and the kill.
  }
}

/** @param {string} file @returns {LockContent | null} */
function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** @param {number} pid @returns {ProcessMark} */
export function markOf(pid) {
  return { pid, born: bornAt(pid) }
}

/** @param {ProcessMark} mark */
export function isAlive({ pid, born }) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  return bornAt(pid) === born
}

/** When a process was started, in whatever form this system tells it; '' where it tells none. @param {number} pid */
function bornAt(pid) {
  if (process.platform === 'linux') return bornOnLinux(pid)
  if (process.platform === 'win32') return ''
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return ''
  }
}

/** Start time in clock ticks since boot, and the boot's own id; 'Z' marks an ended, unreaped one. @param {number} pid */
function bornOnLinux(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z') return 'ended'
    return `${fields[19]} ${fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
  } catch {
    return 'gone'
  }
}
