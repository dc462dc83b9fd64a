import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

const TOP = path.resolve(import.meta.dirname, '..', '..', '..', '..')
const MAIN = path.join(TOP, 'services', 'core', 'src', 'main.ts')
/** Ends the program when this process ends, however it went. */
const LEASH = path.join(TOP, 'packages', 'tooling', 'launch', 'leash.mjs')

/** The last line that the program prints once it serves. */
const READY = /\/\/localhost:(\d+)\/dev\/inbox/

/** The real program, as `npm start` runs it: a process of its own, reached over the network only. */
export interface Program {
  /** Where it listens; the same again after `kill` and `start`. */
  readonly port: number
  /** Address of an association's site, by the first label of its host. */
  origin(hostLabel: string): string
  /** The demo logins that it printed for an association. */
  logins(hostLabel: string): readonly DemoLogin[]
  /** Starts it and waits until it serves. Throws with what it said when it ends instead. */
  start(): Promise<void>
  /** Ends it at once, as a failing machine does (SIGKILL). */
  kill(): Promise<void>
  /** Asks it to end and waits. */
  stop(): Promise<void>
}

/** A login as the program prints it when it starts. */
export interface DemoLogin {
  readonly label: string
  readonly mobile: string
  readonly password: string
}

/** A program that is not started yet; `settings` are its environment variables. */
export function createProgram(settings: Record<string, string>): Program {
  let child: ChildProcess | undefined
  let port = 0
  let banner = ''

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const exited = once(ending, 'exit')
    ending.kill(signal)
    await exited
  }

  return {
    get port() {
      return port
    },
    origin: (hostLabel) => `http://${hostLabel}.localhost:${port}`,
    logins: (hostLabel) => loginsIn(banner, hostLabel),
    async start() {
      child = spawnProgram({ ...settings, PORT: String(port) })
      banner = await whatItSays(child)
      port = Number(READY.exec(banner)?.[1])
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

function spawnProgram(settings: Record<string, string>): ChildProcess {
  const { PATH = '', HOME = '', TZ = 'Asia/Shanghai' } = process.env
  return spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--import', LEASH, MAIN],
    {
      cwd: TOP,
      env: { PATH, HOME, TZ, NODE_ENV: 'development', ...settings },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  )
}

function whatItSays(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-20_000)
      if (READY.test(said)) resolve(said)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`The program ended instead of serving:\n${said}`)))
    child.once('error', reject)
  })
}

/** An association's line ends with its address; its logins stand below, indented. */
function loginsIn(banner: string, hostLabel: string): DemoLogin[] {
  const [, block = ''] = banner.split(new RegExp(`//${hostLabel}\\.localhost:\\d+\\n`))
  const [lines = ''] = block.split('\n\n')
  return [...lines.matchAll(/^ {2}(.+?) {2}(1\d{10}) {2}(\S+)$/gm)].map(
    ([, label = '', mobile = '', password = '']) => ({ label, mobile, password }),
  )
}
