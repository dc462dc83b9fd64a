import type { BrowserContext, Page } from 'playwright-core'

/** What went wrong on pages: errors in the console, requests that failed or were refused. */
export interface Faults {
  /** All so far. */
  list(): string[]
  /** Forgets them: what is now known was meant to happen. */
  forget(): void
}

/** Collects the faults of every page of a browser context, from now on. */
export function collectFaults(context: BrowserContext): Faults {
  let faults: string[] = []
  const note = (page: Page | null, what: string): void => {
    faults.push(`${page ? new URL(page.url()).pathname : '?'}: ${what}`)
  }
  context.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') {
      note(message.page(), `${message.type()}: ${message.text()}`)
    }
  })
  context.on('weberror', (error) => note(error.page(), `threw: ${error.error().message}`))
  context.on('response', (response) => {
    if (response.status() >= 400) note(pageOf(response), `${response.status()} ${response.url()}`)
  })
  context.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? ''
    // A page that one leaves drops what it had asked for.
    if (why !== 'net::ERR_ABORTED') note(pageOf(request), `${why} ${request.url()}`)
  })
  return {
    list: () => faults,
    forget: () => {
      faults = []
    },
  }
}

function pageOf(about: { frame(): { page(): Page } }): Page | null {
  try {
    return about.frame().page()
  } catch {
    // A worker's request belongs to no frame.
    return null
  }
}
