import fs from 'node:fs'

const LOOK_EVERY_MS = 300

/**
 * Calls back when the npm that started us is gone. On SIGTERM npm passes the signal to the shell
 * between us and it, which dies without passing it on; a killed npm passes on nothing at all.
 * Started by hand, without npm, a program may well outlive its parent (nohup), so nothing is watched.
 * @param {() => void} callBack
 */
export function onOrphaned(callBack) {
  if (!process.env.npm_lifecycle_event) return
  const before = ancestry()
  const timer = setInterval(() => {
    if (ancestry() === before) return
    clearInterval(timer)
    callBack()
  }, LOOK_EVERY_MS)
  timer.unref()
}

/** Our parent, and where that is a mere shell, its parent too, as far as this system tells. */
function ancestry() {
  const parent = process.ppid
  return `${parent} ${isShell(parent) ? parentOf(parent) : ''}`
}

/** @param {number} pid */
function isShell(pid) {
  return /^(ba|da|a|z|k)?sh$/.test(readProc(pid, 'comm').trim())
}

/** @param {number} pid */
function parentOf(pid) {
  const stat = readProc(pid, 'stat')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? ''
}

/** @param {number} pid @param {string} name */
function readProc(pid, name) {
  try {
    return fs.readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
