import { DomainError } from '@guildhall/contract/errors'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses an unsafe request that did not come from the site's own pages, whatever its content type:
 * `Sec-Fetch-Site: same-origin`, else an Origin equal to the host that was asked. A client that
 * sends neither is no browser page of ours.
 */
export function demandSameSite(request: {
  method: string
  host: string
  header(name: string): string | undefined
}): void {
  if (!safe.has(request.method) && !isSameSite(request)) throw new DomainError('request.cross-site')
}

/**
 * Whether a request says that it comes from the site's own pages. A page's own GET carries no Origin
 * (as the live line's polling does), so `Sec-Fetch-Site` is asked first.
 */
export function isSameSite({
  host,
  header,
}: {
  host: string
  header(name: string): string | undefined
}): boolean {
  const site = header('sec-fetch-site')
  return site === undefined ? isOwnOrigin(header('origin'), host) : site === 'same-origin'
}

/** Whether an Origin header names the host that was asked, over http or https. */
function isOwnOrigin(origin: string | undefined, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`
}
