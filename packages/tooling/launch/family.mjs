import { endRunning } from './run.mjs'
import { onOrphaned } from './parents.mjs'
import { say } from './say.mjs'

/** Ctrl-C reaches us from the terminal and once more through npm: within this time it is one. */
const SAME_KEYSTROKE_MS = 500

/**
 * The children of a command, and how they end: in the reverse of the order they were started in,
 * on SIGINT or SIGTERM, and at once on a second one. (A closed terminal ends the launcher itself;
 * the children notice and end, and `nohup` keeps working.)
 * @param {(pids: number[]) => void} [onBirth] told the ids of all running children after each start
 */
export function startFamily(onBirth = () => {}) {
  /** @type {{ child: import('./child.mjs').Child, graceMs: number }[]} */
  let members = []
  /** @type {Promise<void> | null} */
  let ending = null
  const asked = new AbortController()
  const pids = () => members.filter(({ child }) => child.isRunning()).map(({ child }) => child.pid)
  const end = () => (ending ??= endInOrder(members))
  const kill = () => members.forEach(({ child }) => child.kill())
  const ask = () => {
    asked.abort()
    endRunning()
    void end()
  }
  hearSignals(ask, kill)
  onOrphaned(ask)
  process.once('exit', kill)
  return {
    /** Aborted when somebody asked the command to end. */
    asked: asked.signal,
    /** Takes a child in. @param {import('./child.mjs').Child} child @param {number} graceMs */
    add(child, graceMs) {
      members = [...members.filter((member) => member.child.isRunning()), { child, graceMs }]
      onBirth(pids())
      return child
    },
    /** Ends all children in order; safe to call twice. */
    end,
  }
}

/** @param {{ child: import('./child.mjs').Child, graceMs: number }[]} members */
async function endInOrder(members) {
  for (const { child, graceMs } of [...members].reverse()) await child.end(graceMs)
}

/** @param {() => void} onFirst @param {() => void} onSecond */
function hearSignals(onFirst, onSecond) {
  let firstAt = 0
  const hear = () => {
    if (firstAt === 0) {
      firstAt = Date.now()
      say('\nEnding … (once more to force it)')
      onFirst()
    } else if (Date.now() - firstAt > SAME_KEYSTROKE_MS) {
      onSecond()
    }
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, hear)
}
