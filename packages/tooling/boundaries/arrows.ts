import type { Edge, Graph } from './graph.ts'
import { isConfig, isTest, packageOf } from './source.ts'

/** Which packages a package may import; ARCHITECTURE shows the same arrows. */
const ARROWS: Record<string, readonly string[]> = {
  'packages/domain': [],
  'packages/contract': ['packages/domain'],
  'packages/blueprints': ['packages/domain'],
  'packages/db': ['packages/domain', 'packages/contract'],
  'packages/documents': ['packages/domain', 'packages/contract'],
  'packages/ui': ['packages/domain', 'packages/contract'],
  'services/core': [
    'packages/domain',
    'packages/contract',
    'packages/blueprints',
    'packages/db',
    'packages/documents',
  ],
  'apps/web': ['packages/domain', 'packages/contract', 'packages/ui'],
  // The launcher, the bench and the tests of all: nothing imports them, they may import anything.
  'packages/tooling': [
    'packages/domain',
    'packages/contract',
    'packages/blueprints',
    'packages/db',
    'packages/documents',
    'packages/ui',
    'services/core',
    'apps/web',
  ],
}

/** Browser tests drive the whole product: they set up its database and read the shipped blueprints. */
const E2E_EXTRA = ['packages/db', 'packages/blueprints']

/** The one thing that apps take from the server, and as a type only. */
const APP_ROUTER = '@guildhall/core/app-router'

/** Packages that run in a browser too, and so know nothing of Node. */
const IN_BROWSER = ['packages/domain', 'packages/contract', 'packages/ui', 'apps/web']

/** What only runs while an app is built. */
const AT_BUILD = /^apps\/[^/]+\/(src\/)?build\//

/** Imports that go against the arrows. */
export function againstArrows({ edges }: Graph): string[] {
  return edges.filter((edge) => !edge.external && !isAllowed(edge)).map(describe)
}

function isAllowed(edge: Edge): boolean {
  const from = packageOf(edge.from)
  const to = packageOf(edge.to)
  if (from === to) return true
  if (isConfig(edge.from)) return to === 'packages/tooling'
  // Another package is reached by its name, never through its folder.
  if (edge.specifier.startsWith('.') && from !== 'packages/tooling') return false
  if (from.startsWith('apps/') && to === 'services/core') {
    return edge.typeOnly && edge.specifier === APP_ROUTER
  }
  const extra = edge.from.includes('/e2e/') ? E2E_EXTRA : []
  return [...(ARROWS[from] ?? []), ...extra].includes(to)
}

/** Imports of Node's own modules in packages that run in a browser; their tests and configs may. */
export function nodeInBrowser({ edges }: Graph): string[] {
  return edges
    .filter(({ from, to }) => to.startsWith('node:') && IN_BROWSER.includes(packageOf(from)))
    .filter(({ from }) => !isTest(from) && !isConfig(from) && !AT_BUILD.test(from))
    .map(describe)
}

function describe({ from, specifier }: Edge): string {
  return `${from} imports ${specifier}`
}
