import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { collectFaults, type Faults } from './faults.ts'

/** Everything that a page waits for is there within this on a busy machine of two cores. */
const PATIENCE_MS = 20_000

const DESKTOP = { width: 1440, height: 900 }

/** Starts the machine's Chromium. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    // Where the machine names no encoding, downloads would lose their Chinese names.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Somebody at a browser of their own: cookies and storage are theirs alone. */
export interface Person {
  readonly context: BrowserContext
  readonly page: Page
  /** What went wrong on any of their pages. */
  readonly faults: Faults
}

/** Opens a browser of their own for somebody who visits `origin`. */
export async function openPerson(
  browser: Browser,
  origin: string,
  viewport: { width: number; height: number } = DESKTOP,
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  const faults = collectFaults(context)
  return { context, page: await context.newPage(), faults }
}
