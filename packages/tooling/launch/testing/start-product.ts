import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const START = path.resolve(import.meta.dirname, '..', 'start.mjs')

/** Settings that would lead the product to another database or folder than the test's own. */
const NOT_INHERITED = /^(DATABASE_|DATA_DIR$|PORT$|HOST$|NODE_ENV$|VITEST|npm_lifecycle_event$)/

/** The real product under its launcher, as `npm start` runs it. */
export interface Product {
  process: ChildProcess
  output: () => string
  /** Resolves to the exit code, null when a signal ended the launcher. */
  ended: Promise<number | null>
  /** Resolves to the port that it serves at; rejects when it ends before. */
  up: Promise<number>
}

/** Starts the product with `settings` and nothing else from this environment. */
export function startProduct(settings: Record<string, string>): Product {
  const inherited = Object.entries(process.env).filter(([name]) => !NOT_INHERITED.test(name))
  const child = spawn(process.execPath, [START], {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const up = new Promise<number>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const [, port] = /http:\/\/localhost:(\d+)/.exec(output) ?? []
      if (port) resolve(Number(port))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then(() => reject(new Error(`It ended before it served:\n${output}`)))
  })
  // Where a test waits for the end instead, nobody waits for this.
  up.catch(() => undefined)
  return { process: child, output: () => output, ended, up }
}
