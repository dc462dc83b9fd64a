import { safeBack } from './safe-back.ts'

/** What the guard needs to know of who is looking. */
export interface GuardViewer {
  staff: boolean
  /** Holds roles that rest until a second factor is set up. */
  mustEnrol: boolean
}

export type Entry =
  | { kind: 'enter' }
  | { kind: 'go'; to: string }
  /** Shown the page of a missing address: a denied one reads the same. */
  | { kind: 'missing' }

const guestOnly = new Set(['/sign-in', '/register', '/reset-password'])

const isUnder = (path: string, area: string): boolean =>
  path === area || path.startsWith(`${area}/`)

/** The first page of a person who has signed in: staff start at their desk. */
export const homeOf = (viewer: GuardViewer): string =>
  viewer.mustEnrol ? '/two-step' : viewer.staff ? '/desk' : '/my'

/** The sign-in page that leads back to where one was. */
export const signInFor = (fullPath: string): string =>
  `/sign-in?back=${encodeURIComponent(fullPath)}`

/**
 * Whether a person may enter a page of this site, by its area alone; the server decides about what
 * is on it. Members' pages need a signed-in person, staff pages one of the staff.
 */
export function decideEntry(
  to: { path: string; fullPath: string; back?: unknown },
  viewer: GuardViewer | null,
): Entry {
  if (guestOnly.has(to.path)) {
    return viewer ? { kind: 'go', to: safeBack(to.back) ?? homeOf(viewer) } : { kind: 'enter' }
  }
  const isDesk = isUnder(to.path, '/desk')
  if (to.path === '/two-step' && !viewer) return { kind: 'go', to: signInFor(to.fullPath) }
  if (!isDesk && !isUnder(to.path, '/my')) return { kind: 'enter' }
  if (!viewer) return { kind: 'go', to: signInFor(to.fullPath) }
  if (isDesk && viewer.mustEnrol) return { kind: 'go', to: '/two-step' }
  return isDesk && !viewer.staff ? { kind: 'missing' } : { kind: 'enter' }
}
