import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {boolean} [shell]
 * @property {(line: string) => string | null} [show] keeps the output back, but for what this makes
 *   of a line; without it everything is shown as it comes
 */

/**
 * Runs a program of the tool chain to its end, with no stdin.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} code 1 when a signal ended it; the output that
 *   was kept back
 */
export function run(command, args, { show, ...options } = {}) {
  const output = show ? 'pipe' : 'inherit'
  const child = spawn(command, args, {
    ...options,
    stdio: ['ignore', output, output],
    windowsHide: true,
  })
  running.add(child)
  return new Promise((resolve, reject) => {
    const kept = show ? keepLines(child, show) : []
    child.once('error', reject)
    child.once('close', (code) => {
      running.delete(child)
      resolve({ code: code ?? 1, output: kept.join('\n') })
    })
  })
}

/** @param {import('node:child_process').ChildProcess} child @param {(line: string) => string | null} show */
function keepLines({ stdout, stderr }, show) {
  /** @type {string[]} */
  const kept = []
  for (const input of [stdout, stderr]) {
    if (!input) continue
    createInterface({ input }).on('line', (line) => {
      kept.push(line)
      const shown = show(line)
      if (shown !== null) process.stdout.write(`${shown}\n`)
    })
  }
  return kept
}

/** Shows nothing: for a program whose output matters only when it fails. */
export const silently = () => null

/** Ends whatever `run` has under way; used when the launcher is told to end meanwhile. */
export function endRunning(/** @type {NodeJS.Signals} */ signal = 'SIGTERM') {
  for (const child of running) child.kill(signal)
}

/**
 * Calls back every few seconds, so that a long silent download is seen to go on.
 * @param {(seconds: number) => void} beat
 * @returns {() => void} ends it
 */
export function heartbeat(beat, everySeconds = 5) {
  let seconds = 0
  const timer = setInterval(() => beat((seconds += everySeconds)), everySeconds * 1000)
  return () => clearInterval(timer)
}
