import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const css = fs.readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8')

/** The colour tokens of the first block that a selector opens. */
function colours(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('\n}', start))
  const found = block.matchAll(/(--gh-[\w-]+):\s*(#[0-9a-f]{6});/g)
  return new Map([...found].map(([, name = '', value = '']) => [name, value]))
}

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const surfaces = ['--gh-paper', '--gh-sheet', '--gh-sunk']
const inks = ['--gh-ink', '--gh-ink-2', '--gh-ink-3']
const statuses = ['--gh-todo', '--gh-doing', '--gh-done', '--gh-stop']

describe.each([':root', ":root[data-surface='wall']"])('the colours of %s', (selector) => {
  const tokens = new Map([...colours(':root'), ...colours(selector)])
  const of = (name: string) => tokens.get(name) ?? ''
  const pairs = [...inks, ...statuses].flatMap((text) => surfaces.map((on) => [text, on] as const))

  it.each(pairs)('can be read: %s on %s', (text, on) => {
    expect(contrast(of(text), of(on))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(surfaces)('show the edge of a control on %s', (on) => {
    expect(contrast(of('--gh-edge'), of(on))).toBeGreaterThanOrEqual(3)
  })
})

it.each(statuses)('a status can be read on its own wash: %s', (name) => {
  const tokens = colours(':root')
  expect(contrast(tokens.get(name) ?? '', tokens.get(`${name}-wash`) ?? '')).toBeGreaterThanOrEqual(
    4.5,
  )
})
