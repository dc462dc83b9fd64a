import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { npmCall } from './npm.mjs'
import { chooseRuntime, ensureRuntime, runsTypeScript } from './runtime.mjs'

const machine = { version: '20.19.0', platform: 'linux', arch: 'x64', glibc: true }

describe('the runtime', () => {
  it.each([
    ['18.20.0', false],
    ['20.19.5', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['23.5.0', false],
    ['23.6.0', true],
    ['24.0.0', true],
    ['26.1.0', true],
  ])('knows whether Node %s runs TypeScript', (version, runs) => {
    expect(runsTypeScript(version)).toBe(runs)
  })

  it.each([
    ['the own one when it is new enough', { version: '22.18.0', platform: 'win32' }, 'own'],
    ['a fetched one on Linux x64', {}, 'fetch'],
    ['none on another processor', { arch: 'arm64' }, 'none'],
    ['none on another system', { platform: 'darwin' }, 'none'],
    ['none where there is no glibc', { glibc: false }, 'none'],
  ])('is %s', (_, changed, choice) => {
    expect(chooseRuntime({ ...machine, ...changed })).toBe(choice)
  })

  it('comes first on PATH, however PATH is spelt', async () => {
    const { node, env } = await ensureRuntime({ env: { Path: '/elsewhere' } })
    expect(env).toEqual({ Path: [path.dirname(node), '/elsewhere'].join(path.delimiter) })
  })
})

describe('npm', () => {
  it('is the very one that runs us', () => {
    expect(npmCall('npx', { npm_execpath: '/opt/npm/bin/npm-cli.js' })).toEqual({
      command: process.execPath,
      prefix: ['/opt/npm/bin/npx-cli.js'],
      shell: false,
    })
  })

  it('is found by name when something else runs us', () => {
    expect(npmCall('npm', { npm_execpath: '/opt/pnpm/pnpm' }).command).toBe('npm')
  })
})
