import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isInstalled, writeStamp } from './stamp.mjs'

let top = ''

function write(file: string, text = '{}') {
  const full = path.join(top, file)
  fs.mkdirSync(path.dirname(full), { recursive: true })
  fs.writeFileSync(full, text)
}

beforeEach(() => {
  top = fs.mkdtempSync(path.join(os.tmpdir(), 'stamp-test-'))
  for (const file of ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml']) write(file)
  write('packages/one/package.json')
  fs.mkdirSync(path.join(top, 'packages/one/node_modules'))
  write('node_modules/.modules.yaml')
})

afterEach(() => fs.rmSync(top, { recursive: true, force: true }))

describe('the install stamp', () => {
  it('spares the next start the install', () => {
    expect(isInstalled(top)).toBe(false)
    writeStamp(top)
    expect(isInstalled(top)).toBe(true)
  })

  it.each(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', 'packages/one/package.json'])(
    'no longer counts when %s changes',
    (file) => {
      writeStamp(top)
      write(file, '{"changed":true}')
      expect(isInstalled(top)).toBe(false)
    },
  )

  it('no longer counts when a package is added', () => {
    writeStamp(top)
    write('apps/two/package.json')
    fs.mkdirSync(path.join(top, 'apps/two/node_modules'))
    expect(isInstalled(top)).toBe(false)
  })

  it.each(['node_modules', 'packages/one/node_modules'])(
    'no longer counts when %s is gone',
    (dir) => {
      writeStamp(top)
      fs.rmSync(path.join(top, dir), { recursive: true })
      expect(isInstalled(top)).toBe(false)
    },
  )
})
