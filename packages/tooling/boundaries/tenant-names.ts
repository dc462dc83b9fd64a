import type { Source } from './source.ts'

/** What an association is known by. */
export interface TenantName {
  slug: string
  names: string[]
}

/**
 * Where a tenant's name may stand: its data, the pages that tell people where to click, and browser
 * tests, which go where those people go. The list is closed.
 */
const ALLOWED = [
  /^packages\/blueprints\//,
  /^packages\/docs\//,
  /^packages\/tooling\/screenshots\//,
  /^apps\/web\/e2e\//,
]

/** Places outside the blueprints that name an association: code written for one of them. */
export function tenantNames(sources: Source[], tenants: TenantName[]): string[] {
  const words = [...new Set(tenants.flatMap(({ slug, names }) => [slug, ...names]))].filter(Boolean)
  return sources
    .filter(({ path }) => !ALLOWED.some((allowed) => allowed.test(path)))
    .flatMap(({ path, text }) =>
      words
        .filter((word) => mentions(text, word) || mentions(path, word))
        .map((word) => `${path} names ${word}`),
    )
}

function mentions(text: string, word: string): boolean {
  return text.toLowerCase().includes(word.toLowerCase())
}
