import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const LAUNCHER = path.join(import.meta.dirname, 'testing', 'fake-start.mjs')

let dataDir = ''
let started: Started[] = []

interface Started {
  process: ChildProcess
  output: () => string
  ended: Promise<number | null>
}

function launch(...args: string[]): Started {
  const child = spawn(process.execPath, [LAUNCHER, dataDir, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const one = { process: child, output: () => output, ended }
  started.push(one)
  return one
}

async function up(one: Started): Promise<number[]> {
  await vi.waitFor(() => expect(pidsIn(one.output())).toHaveLength(2), { timeout: 15_000 })
  return pidsIn(one.output())
}

function pidsIn(output: string): number[] {
  return [...output.matchAll(/ up (\d+)/g)].map((match) => Number(match[1]))
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}

beforeEach(() => {
  dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'launch-test-'))
})

afterEach(async () => {
  for (const one of started) one.process.kill('SIGKILL')
  await Promise.all(started.map((one) => one.ended))
  started = []
  fs.rmSync(dataDir, { recursive: true, force: true })
})

describe('a launcher with its children', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends the server, then the database, on %s',
    async (signal) => {
      const one = launch()
      const pids = await up(one)
      one.process.kill(signal)
      expect(await one.ended).toBe(0)
      const order = [...one.output().matchAll(/(server|database) (ending|ended)/g)].map(
        ([text]) => text,
      )
      expect(order).toEqual(['server ending', 'server ended', 'database ending', 'database ended'])
      expect(pids.every(isGone)).toBe(true)
      expect(fs.readdirSync(dataDir)).toEqual(['guildhall.data'])
    },
  )

  it('ends a child by force that does not end in its time', async () => {
    const one = launch('300', 'stubborn')
    const pids = await up(one)
    one.process.kill('SIGTERM')
    expect(await one.ended).toBe(0)
    expect(one.output()).toContain('database ended')
    expect(pids.every(isGone)).toBe(true)
  })

  it('ends at once when it is told twice', async () => {
    const one = launch('60000', 'stubborn')
    const pids = await up(one)
    one.process.kill('SIGINT')
    await vi.waitFor(() => expect(one.output()).toContain('server ending'))
    // The same Ctrl-C comes twice through npm, so only a later one counts as the second.
    await vi.waitFor(
      () => {
        one.process.kill('SIGINT')
        expect(pids.every(isGone)).toBe(true)
      },
      { timeout: 5_000, interval: 100 },
    )
    await one.ended
  })

  it('ends the database when the server fails, with the server’s exit code', async () => {
    const one = launch('5000', 'fails')
    expect(await one.ended).toBe(3)
    expect(one.output()).toContain('database ended')
  })

  it('leaves no child behind when it is killed, and starts again at once', async () => {
    const one = launch()
    const pids = await up(one)
    one.process.kill('SIGKILL')
    await vi.waitFor(() => expect(pids.every(isGone)).toBe(true), { timeout: 10_000 })
    const two = launch()
    await up(two)
    two.process.kill('SIGTERM')
    expect(await two.ended).toBe(0)
  })

  it('refuses a second start on the same data folder, in one sentence', async () => {
    const one = launch()
    await up(one)
    const two = launch()
    expect(await two.ended).toBe(1)
    expect(two.output().trim().split('\n')).toHaveLength(1)
    expect(two.output()).toContain(`in use by another start (process ${one.process.pid})`)
  })
})
