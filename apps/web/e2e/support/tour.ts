import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Page } from 'playwright-core'
import type { Person } from './browser.ts'
import { leftoverEnglish } from './english.ts'

const PICTURES = path.resolve(
  import.meta.dirname,
  ...['..', '..', '..', '..', '.test-results', 'pages'],
)

/** Success criteria up to WCAG 2.2 AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The widths that every page is looked at in, in CSS pixels, with their heights. */
const WINDOWS = [
  { width: 1440, height: 900 },
  { width: 1366, height: 768 },
  { width: 375, height: 812 },
] as const

/** The narrowest phone that members' pages hold to; only their width is checked there. */
const NARROWEST = { width: 320, height: 640 }

/** One page to look at. */
export interface Stop {
  /** Of the picture: `<site>-<name>-<width>.png`. */
  readonly name: string
  readonly path: string
  /** An element that is there once the page has what it shows; its title where nothing is said. */
  readonly ready?: string
}

/** Whose pages they are: members' pages hold down to the narrowest phone. */
export interface Tour {
  readonly person: Person
  readonly site: string
  readonly forPhones: boolean
}

/** Has what checks a page loaded into each page that this person opens from now on. */
export async function prepareTour({ context }: Person): Promise<void> {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
  await context.addInitScript({ content: await readFile(axe, 'utf8') })
  await mkdir(PICTURES, { recursive: true })
}

/** Visits one page in every width; answers all that is wrong with it, in words. */
export async function visit({ person, site, forPhones }: Tour, stop: Stop): Promise<string[]> {
  const { page, faults } = person
  faults.forget()
  const problems: string[] = []
  await page.setViewportSize(WINDOWS[0])
  await page.goto(stop.path)
  for (const window of WINDOWS) {
    await page.setViewportSize(window)
    await settle(page, stop)
    const found = [...(await overflow(page)), ...(await axeFindings(page))]
    problems.push(...found.map((what) => `${stop.name} ${window.width}: ${what}`))
    const file = `${site}-${stop.name}-${window.width}.png`
    await page.screenshot({ path: path.join(PICTURES, file), fullPage: true })
  }
  const english = leftoverEnglish(await everythingSaid(page))
  if (english.length > 0) problems.push(`${stop.name}: in English: ${english.join(', ')}`)
  if (forPhones) problems.push(...(await narrow(page, stop)))
  return [...problems, ...faults.list().map((fault) => `${stop.name}: ${fault}`)]
}

/** What does not fit a phone with large type (大字版), or the narrowest one. */
async function narrow(page: Page, stop: Stop): Promise<string[]> {
  const setSize = (size: string) =>
    page.evaluate((value) => (document.documentElement.dataset['size'] = value), size)
  await setSize('large')
  const large = await overflow(page)
  await setSize('')
  await page.setViewportSize(NARROWEST)
  const narrowest = await overflow(page)
  return [
    ...large.map((what) => `${stop.name} in large type: ${what}`),
    ...narrowest.map((what) => `${stop.name} ${NARROWEST.width}: ${what}`),
  ]
}

/** Waits until everything that the page shows is there: no skeleton, pictures drawn, fonts loaded. */
async function settle(page: Page, { ready = 'h1' }: Stop): Promise<void> {
  await page.locator(ready).first().waitFor()
  await page.waitForFunction(
    () =>
      document.querySelector('.skeleton') === null &&
      document.fonts.status === 'loaded' &&
      [...document.images].every(
        (image) =>
          image.complete ||
          // In a closed window nothing is drawn, and what loads lazily is not fetched.
          !image.checkVisibility() ||
          image.getBoundingClientRect().top > innerHeight,
      ),
  )
}

/** What makes the page wider than the window. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.classList[0] ?? ''}`)
    return [`${scrollWidth - clientWidth} px too wide: ${[...new Set(wide)].slice(-4).join(' ')}`]
  })
}

interface AxeAnswer {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[]
}

async function axeFindings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as {
      axe: { run(on: Document, options: object): Promise<AxeAnswer> }
    }
    return axe.run(document, { runOnly: rules, resultTypes: ['violations'] })
  }, RULES)
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .map(
        ({ target, failureSummary = '' }) =>
          `${id} ${target.join(' ')} ${failureSummary.split('\n')[1] ?? ''}`,
      )
      // By the places at a phone's lower edge, from under which one scrolls it.
      .filter((finding) => !finding.includes('partially obscured'))
      .slice(0, 3),
  )
}

/** What can be read or heard on the page: its text, and the names that stand in attributes. */
function everythingSaid(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = ['alt', 'title', 'placeholder', 'aria-label'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map(
        (element) => element.getAttribute(name) ?? '',
      ),
    )
    return [document.title, document.body.innerText, ...attributes].join('\n')
  })
}
