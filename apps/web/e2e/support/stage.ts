import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { shippedAssociations } from '@guildhall/blueprints/registry'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { launchBrowser, openPerson, type Person } from './browser.ts'
import { startWorld, type World } from './world.ts'

const RESULTS = path.resolve(import.meta.dirname, '..', '..', '..', '..', '.test-results')

/** First labels of the hosts of the two associations that ship. */
const [nationalSite, municipalSite] = shippedAssociations.map(({ hostLabel }) => hostLabel)
export const national = nationalSite ?? ''
export const municipal = municipalSite ?? ''

/** One program and one browser for all tests of a file, on a copy of the demo data. */
export interface Stage {
  readonly world: World
  readonly browser: Browser
  /** Somebody with a browser of their own at an association's site; kept until the file ends. */
  person(hostLabel: string, viewport?: { width: number; height: number }): Promise<Person>
  /** The demo account whose printed label begins so. */
  login(hostLabel: string, label: string): { mobile: string; password: string }
}

/**
 * Sets the stage for a test file; what it holds is there once a test runs. The tests of a `story`
 * build on each other: when one has failed, those after it fail at once.
 */
export function openStage({ story = false } = {}): Stage {
  let world: World | undefined
  let browser: Browser | undefined
  const persons: Person[] = []

  beforeAll(async () => {
    world = await startWorld(inject('seeded'))
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await world?.end()
  })
  let failed = ''
  beforeEach(({ task, onTestFailed }) => {
    if (failed && story) throw new Error(`the story broke off at: ${failed}`)
    onTestFailed(async () => {
      failed ||= task.name
      await shootAll(task.name, persons)
    })
  })

  return {
    get world() {
      return demand(world)
    },
    get browser() {
      return demand(browser)
    },
    async person(hostLabel, viewport) {
      const origin = demand(world).program.origin(hostLabel)
      const person = await openPerson(demand(browser), origin, viewport)
      persons.push(person)
      return person
    },
    login(hostLabel, label) {
      const logins = demand(world).program.logins(hostLabel)
      return demand(logins.find((login) => login.label.startsWith(label)))
    },
  }
}

function demand<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the stage is not set')
  return value
}

/** What everybody had in front of them when a test failed. */
async function shootAll(title: string, persons: readonly Person[]): Promise<void> {
  const dir = path.join(RESULTS, 'failures')
  await mkdir(dir, { recursive: true })
  const pages = persons.flatMap(({ context }) => context.pages())
  for (const [at, page] of pages.entries()) {
    const name = `${title.replaceAll(/\W+/g, '-').slice(0, 60)}-${at}.png`
    await page.screenshot({ path: path.join(dir, name), fullPage: true }).catch(() => undefined)
  }
}
