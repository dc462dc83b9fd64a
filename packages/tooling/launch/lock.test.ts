import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteDataFolder, takeDataFolder } from './data-folder.mjs'
import { isAlive, markOf, takeLock } from './lock.mjs'

let dir = ''
let file = ''

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'lock-test-'))
  file = path.join(dir, 'lock')
})

afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

async function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    detached: true,
    stdio: 'ignore',
  })
  await once(child, 'spawn')
  return child
}

describe('a lock file', () => {
  it('is given back', async () => {
    const lock = await takeLock(file)
    if (lock.held) lock.release()
    expect(fs.existsSync(file)).toBe(false)
  })

  it('is refused while its owner lives, naming it', async () => {
    const owner = await sleeper()
    fs.writeFileSync(
      file,
      JSON.stringify({ token: 'x', owner: markOf(owner.pid ?? 0), children: [] }),
    )
    expect(await takeLock(file)).toEqual({ held: false, owner: owner.pid })
    owner.kill('SIGKILL')
    await once(owner, 'exit')
    expect(await takeLock(file)).toMatchObject({ held: true })
  })

  it('is taken over when the number now belongs to another process', async () => {
    const stranger = { ...markOf(process.pid), born: 'long ago' }
    fs.writeFileSync(file, JSON.stringify({ token: 'x', owner: stranger, children: [] }))
    expect(await takeLock(file)).toMatchObject({ held: true })
  })

  it('is taken over when it was cut off half written', async () => {
    fs.writeFileSync(file, '{"token":')
    expect(await takeLock(file)).toMatchObject({ held: true })
  })

  it('ends the children that a killed owner left and that do not end', async () => {
    const child = await sleeper()
    const gone = once(child, 'exit')
    const owner = { ...markOf(process.pid), born: 'long ago' }
    fs.writeFileSync(
      file,
      JSON.stringify({ token: 'x', owner, children: [markOf(child.pid ?? 0)] }),
    )
    expect(await takeLock(file, { patienceMs: 200 })).toMatchObject({ held: true })
    await gone
    expect(isAlive(markOf(child.pid ?? 0))).toBe(false)
  })
})

describe('the data folder', () => {
  it('that cannot be written is refused in one sentence', async () => {
    fs.writeFileSync(file, '')
    await expect(takeDataFolder(path.join(file, 'data'))).rejects.toThrow(
      /cannot be written \(ENOTDIR\).*set DATA_DIR/,
    )
  })

  it('is deleted when all in it is ours', async () => {
    const data = path.join(dir, 'data')
    const lock = await takeDataFolder(data)
    fs.writeFileSync(path.join(data, 'file'), '')
    lock.release()
    await deleteDataFolder(data)
    expect(fs.existsSync(data)).toBe(false)
  })

  it('is left alone when somebody else’s files lay in it before', async () => {
    fs.writeFileSync(path.join(dir, 'letter.txt'), '')
    const lock = await takeDataFolder(dir)
    lock.release()
    await expect(deleteDataFolder(dir)).rejects.toThrow(/held other files/)
    expect(fs.existsSync(path.join(dir, 'letter.txt'))).toBe(true)
  })
})
