import { DomainError } from '@guildhall/contract/errors'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses an unsafe request that did not come from the site's own pages, whatever its content type:
 * `Sec-Fetch-Site: same-origin`, else an Origin equal to the host that was asked. A client that
 * sends neither is no browser page of ours.
 */
export function demandSameSite(request: { method: string; host: string; header(name: string): string | undefined }): void {
  if (safe.has(request.method)) return
  const site = request.header('sec-fetch-site')
  if (site !== undefined) {
    if (site !== 'same-origin') throw new DomainError('request.cross-site')
    return
  }
  if (!isOwnOrigin(request.header('origin'), request.host)) throw new DomainError('request.cross-site')
}

/** Whether an Origin header names the host that was asked, over http or https. */
export function isOwnOrigin(origin: string | undefined, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`
}
