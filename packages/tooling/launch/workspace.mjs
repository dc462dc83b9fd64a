import fs from 'node:fs'
import path from 'node:path'
import { waitForLock } from './lock.mjs'
import { npmCall } from './npm.mjs'
import { root, toolsDir } from './paths.mjs'
import { heartbeat, run, silently } from './run.mjs'
import { say, Sentence, timed } from './say.mjs'
import { isInstalled, writeStamp } from './stamp.mjs'

const PNPM = 'pnpm@12.21.0'

/** @typedef {{ node: string, env: NodeJS.ProcessEnv }} Runtime */

/**
 * Installs the dependencies where the lock file asks for it, then runs turbo tasks.
 * @param {Runtime} runtime
 * @param {string[]} tasks names from turbo.json; none to install only
 * @throws {Sentence} when the install or a task fails; their own output has been shown by then
 */
export async function prepareWorkspace(runtime, tasks) {
  fs.mkdirSync(toolsDir, { recursive: true })
  const lock = await waitForLock(path.join(toolsDir, 'workspace.lock'), () =>
    say('Another command is installing or building; waiting for it …'),
  )
  try {
    if (!isInstalled()) await timed('Dependencies are in place', () => install(runtime))
    if (tasks.length > 0) await timed('Code is generated and built', () => runTasks(runtime, tasks))
  } finally {
    lock.release()
  }
}

/** @param {Runtime} runtime */
async function install(runtime) {
  say('Installing dependencies …')
  const env = { ...toolEnv(runtime.env), CI: 'true' }
  const args = ['install', '--frozen-lockfile', '--reporter=append-only']
  let shown = 0
  const showProgress = (/** @type {string} */ line) => {
    if (!line.startsWith('Progress:')) return null
    shown++
    return `  ${line}`
  }
  // Before pnpm has something to tell it is fetched itself, and asks for what it needs.
  const quiet = heartbeat((seconds) => shown === 0 && say(`  still fetching, ${seconds} s`))
  const { code, output } = await pnpm(args, env, showProgress).finally(quiet)
  if (code !== 0) {
    say(output)
    throw new Sentence(
      'The dependencies could not be installed: check the network and the lines above, then start again.',
    )
  }
  writeStamp()
}

/**
 * Runs turbo tasks in every package that has them; what is cached costs nothing. Their output is
 * shown only when one fails.
 * @param {Runtime} runtime
 * @param {string[]} tasks
 * @throws {Sentence} when a task fails
 */
export async function runTasks(runtime, tasks) {
  const turbo = path.join('packages', 'tooling', 'node_modules', 'turbo', 'bin', 'turbo')
  const flags = ['--output-logs=errors-only', '--log-order=grouped', '--concurrency=100%']
  const quiet = heartbeat((seconds) => say(`  still at it, ${seconds} s`))
  const { code, output } = await pnpm(
    ['exec', 'node', turbo, '--skip-infer', 'run', ...tasks, ...flags],
    toolEnv(runtime.env),
    silently,
  ).finally(quiet)
  if (code === 0) return
  say(output)
  throw new Sentence(`${tasks.join(', ')}: failed; the lines above say where.`)
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => string | null} show
 */
function pnpm(args, env, show) {
  const { command, prefix, shell } = npmCall('npx')
  return run(command, [...prefix, '--yes', PNPM, ...args], { cwd: root, env, shell, show })
}

/** Tools that would phone home, ask for updates or fetch an engine are told not to. @param {NodeJS.ProcessEnv} env */
export function toolEnv(env) {
  return {
    ...env,
    DO_NOT_TRACK: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    // `prisma generate` wants a schema engine to exist, but never runs it for more than its version.
    PRISMA_SCHEMA_ENGINE_BINARY: fs.existsSync('/bin/true') ? '/bin/true' : process.execPath,
  }
}
