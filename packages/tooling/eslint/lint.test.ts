import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../launch/paths.mjs'
import { lintEnv, TOOL } from '../launch/tools.mjs'

/** Code that is wrong in one way each. The lint must say so, or its rule is not switched on. */
const WRONG_CODE = {
  'typescript(no-explicit-any)': 'export const a = (b: any) => b',
  'typescript(ban-ts-comment)': '// @ts-ignore\nexport const a: number = 1',
  'typescript(no-floating-promises)': 'async function a() {}\na()',
  'typescript(no-misused-promises)': 'export const a = (b: Promise<boolean>) => (b ? 1 : 0)',
  'typescript(no-non-null-assertion)': 'export const a = (b?: string) => b!',
  'eslint(no-restricted-properties)':
    'export const a = (b: { $queryRawUnsafe(): void }) => b.$queryRawUnsafe()',
  'node(no-process-env)': 'export const a = process.env.A',
  'import(no-default-export)': 'export default 1',
  'vitest(no-focused-tests)': `import { it } from 'vitest'\nit.only('a', () => {})`,
  'vitest(no-disabled-tests)': `import { it } from 'vitest'\nit.skip('a', () => {})`,
  'eslint(max-lines)': Array.from({ length: 251 }, (_, line) => `export const a${line} = 1`).join(
    '\n',
  ),
}

const WRONG_TEMPLATES = {
  'vue/no-v-html': '<p v-html="a" />',
  'vue/no-undef-components': '<NoSuchThing />',
  'vue/html-button-has-type': '<button>a</button>',
}

let dir = ''

function lint(script: string, args: string[]): string {
  const options = { cwd: dir, env: lintEnv(process.env), encoding: 'utf8' } as const
  return spawnSync(process.execPath, [script, ...args], options).stdout
}

beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'lint-test-'))
  const config = {
    extends: path.join(root, 'packages/tooling/tsconfig/base.json'),
    compilerOptions: { types: [] },
  }
  fs.writeFileSync(path.join(dir, 'tsconfig.json'), JSON.stringify(config))
})

afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))

describe('the lint of code', () => {
  it('finds each thing that is forbidden', () => {
    const names = Object.entries(WRONG_CODE).map(([rule, text], index) => {
      const name = `wrong-${index}${rule.startsWith('vitest') ? '.test' : ''}.ts`
      fs.writeFileSync(path.join(dir, name), text)
      return [rule, name] as const
    })
    const args = ['-c', path.join(root, '.oxlintrc.json'), '--type-aware', '--format=json']
    const { diagnostics }: { diagnostics: { code: string; filename: string }[] } = JSON.parse(
      lint(TOOL.oxlint, args),
    )
    const found = diagnostics.map(({ code, filename }) => `${code} ${path.basename(filename)}`)
    const missed = names.filter(
      ([rule, name]) => !found.some((one) => one.endsWith(`${rule} ${name}`)),
    )
    expect(missed).toEqual([])
  })
})

describe('the lint of templates', () => {
  it('finds each thing that is forbidden', () => {
    const template = Object.values(WRONG_TEMPLATES).join('')
    const file = path.join(dir, 'Wrong.vue')
    fs.writeFileSync(
      file,
      `<script setup lang="ts">\nconst a = '1'\n</script>\n<template><div>${template}</div></template>\n`,
    )
    const config = path.join(root, 'packages/tooling/eslint/vue.config.js')
    const [result]: { messages: { ruleId: string }[] }[] = JSON.parse(
      lint(TOOL.eslint, ['-c', config, '-f', 'json', file]),
    )
    const found = new Set(result?.messages.map((message) => message.ruleId))
    expect([...found].toSorted()).toEqual(Object.keys(WRONG_TEMPLATES).toSorted())
  })
})
