import { spawn } from 'node:child_process'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { root, toolsDir } from './paths.mjs'

/** Preloaded into every long-lived child: ends it when the launcher is gone, however it went. */
const LEASH = pathToFileURL(
  path.join(path.dirname(fileURLToPath(import.meta.url)), 'leash.mjs'),
).href

/** Types are stripped and code is compiled once: a second start takes a second less. */
const NODE_COMPILE_CACHE = path.join(toolsDir, 'compile-cache')

/**
 * @typedef {object} Child
 * @property {number} pid
 * @property {Promise<number>} exited its exit code; 1 when a signal ended it
 * @property {() => boolean} isRunning
 * @property {(listen: (message: any) => void) => void} onMessage
 * @property {(graceMs: number) => Promise<void>} end asks it to end, and ends it by force after the grace
 * @property {() => void} kill ends it and everything that it started, at once
 */

/**
 * Starts a long-lived Node program in a process group of its own, so that a Ctrl-C in the terminal
 * reaches the launcher only and the launcher ends its children in order.
 * @param {import('./workspace.mjs').Runtime} runtime
 * @param {string} script absolute path of an .mjs or .ts file
 * @param {{ args?: string[], env?: NodeJS.ProcessEnv, cwd?: string, nodeFlags?: string[] }} [options]
 * @returns {Child}
 */
export function startChild(
  runtime,
  script,
  { args = [], env = {}, cwd = root, nodeFlags = [] } = {},
) {
  const child = spawn(runtime.node, ['--import', LEASH, ...nodeFlags, script, ...args], {
    cwd,
    env: { NODE_COMPILE_CACHE, ...runtime.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
    windowsHide: true,
  })
  const pid = child.pid ?? 0
  const running = () => child.exitCode === null && child.signalCode === null
  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1))
    child.once('error', () => resolve(1))
  })
  // Writing to a child that is just ending fails; its exit tells us all that matters.
  child.on('error', () => {})
  const kill = () => running() && signalGroup(pid)
  return {
    pid,
    exited,
    isRunning: running,
    onMessage: (listen) => child.on('message', listen),
    kill,
    end: (graceMs) => endChild(child, { running, exited, kill, graceMs }),
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ running: () => boolean, exited: Promise<number>, kill: () => void, graceMs: number }} about
 */
async function endChild(child, { running, exited, kill, graceMs }) {
  if (!running()) return
  // Windows has no signals to speak of: there the leash hears a message.
  if (process.platform === 'win32') child.send('end')
  else child.kill('SIGTERM')
  const timer = setTimeout(kill, graceMs)
  await exited
  clearTimeout(timer)
}

/** @param {number} pid */
function signalGroup(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // The group ended by itself between the look and the kill.
  }
}
