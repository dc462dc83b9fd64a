import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const rows = readFileSync(path.join(root, 'packages/docs/TESTS.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [AB]\d/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))

const namesIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name)

it('names for every row tests that exist, in core and in the browser', () => {
  const numbers = new Set(rows.map(([, row = '']) => /^[AB]\d+/.exec(row)?.[0]))
  const upTo = (letter: string, last: number) =>
    Array.from({ length: last }, (_, at) => `${letter}${at + 1}`)
  expect([...numbers]).toEqual([...upTo('A', 17), ...upTo('B', 12)])
  const files = rows.flatMap((cells) => {
    const core = namesIn(cells.slice(2, 6).join())
    const browser = namesIn(cells[6] ?? '')
    expect(core.length * browser.length).toBeGreaterThan(0)
    return [
      ...core.map((name) => `services/core/src/modules/${name}.test.ts`),
      ...browser.map((name) => `apps/web/e2e/${name}.e2e.test.ts`),
    ]
  })
  expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([])
})
