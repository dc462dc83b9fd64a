import type { AppRouter } from '@guildhall/core/app-router'
import { createTRPCClient, httpLink } from '@trpc/client'

/** The browser carries at most 64 KB beyond the end of a page. */
const MOST_BEYOND = 60_000
const TOO_LONG = 10_000

const carry: typeof fetch = (input, init) => {
  const size = typeof init?.body === 'string' ? init.body.length * 3 : 0
  const signal = AbortSignal.timeout(TOO_LONG)
  return fetch(input, { ...init, signal, keepalive: size < MOST_BEYOND })
}

/**
 * Saves travel by themselves, not in a batch, and go on when the tab is closed. One that gets no
 * answer within ten seconds is given up and sent again.
 */
export const draftApi = createTRPCClient<AppRouter>({
  links: [httpLink({ url: '/trpc', fetch: carry })],
})
