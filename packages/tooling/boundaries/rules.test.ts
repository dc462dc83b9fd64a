import { describe, expect, it } from 'vitest'
import { againstArrows, nodeInBrowser } from './arrows.ts'
import { barrels } from './barrels.ts'
import { cycles } from './cycles.ts'
import { environmentReaders } from './environment.ts'
import { graphOf } from './graph.ts'
import { intoAnotherModule } from './modules.ts'
import { tenantNames } from './tenant-names.ts'
import { strangersAtTop } from './top-level.ts'

/** Files of a made-up repository, in memory: each rule has to find what is wrong in one. */
function graph(files: Record<string, string>) {
  return graphOf(sources(files))
}

function sources(files: Record<string, string>) {
  return Object.entries(files).map(([path, text]) => ({ path, text }))
}

describe('the arrows', () => {
  const money = { 'packages/domain/src/money.ts': 'export const fen = 1' }

  it.each([
    ['upwards by name', 'packages/domain/src/x.ts', `import { a } from '@guildhall/contract/a'`],
    ['upwards as a type', 'packages/db/src/x.ts', `import type { A } from '@guildhall/ui/a'`],
    ['sideways by a path', 'packages/ui/src/x.ts', `export * from '../../domain/src/money.ts'`],
    ['by a dynamic import', 'packages/ui/src/x.ts', `const a = () => import('@guildhall/db/ids')`],
    ['of the launcher', 'services/core/src/x.ts', `import '@guildhall/tooling/launch/run'`],
    [
      'of the server by a client',
      'apps/web/src/x.ts',
      `import type { A } from '@guildhall/core/env'`,
    ],
    [
      'of the router as a value',
      'apps/web/src/x.ts',
      `import { A } from '@guildhall/core/app-router'`,
    ],
    [
      'from a component',
      'packages/ui/src/X.vue',
      `<script setup lang="ts">import '@guildhall/db/ids'</script>`,
    ],
  ])('refuse an import %s', (_, file, text) => {
    expect(
      againstArrows(graph({ ...money, 'services/core/src/env.ts': '', [file]: text })),
    ).toHaveLength(1)
  })

  it('allow what follows them', () => {
    const files = {
      ...money,
      'services/core/src/env.ts': `import { fen } from '@guildhall/domain/money'`,
      'apps/web/src/api.ts': `import type { AppRouter } from '@guildhall/core/app-router'`,
      'apps/web/src/a.ts': `import '@/api'; import { type B } from './b.ts'; import 'vue'`,
    }
    expect(againstArrows(graph(files))).toEqual([])
  })

  it('keep Node out of what runs in a browser', () => {
    const files = {
      'packages/domain/src/x.ts': `import fs from 'node:fs'`,
      'packages/domain/src/x.test.ts': `import fs from 'node:fs'`,
      'packages/db/src/x.ts': `import fs from 'node:fs'`,
    }
    expect(nodeInBrowser(graph(files))).toEqual(['packages/domain/src/x.ts imports node:fs'])
  })
})

describe('the cycle check', () => {
  it('finds a circle once, types and packages included', () => {
    const files = {
      'packages/domain/src/a.ts': `import { b } from './b.ts'`,
      'packages/domain/src/b.ts': `import type { C } from '@guildhall/domain/c'`,
      'packages/domain/src/c.ts': `export { a } from './a'`,
      'packages/domain/src/d.ts': `import './a.ts'`,
    }
    const [a, b, c] = ['a', 'b', 'c'].map((name) => `packages/domain/src/${name}.ts`)
    expect(cycles(graph(files))).toEqual([`${a} → ${b} → ${c} → ${a}`])
  })

  it('lets a file load another later', () => {
    const files = {
      'apps/web/src/a.ts': `const b = () => import('./b.ts')`,
      'apps/web/src/b.ts': `import './a.ts'`,
    }
    expect(cycles(graph(files))).toEqual([])
  })
})

describe('the modules of the server', () => {
  const dues = 'services/core/src/modules/dues'

  it.each(['queries.ts', 'present.ts'])('keep their %s to themselves', (file) => {
    const files = {
      [`${dues}/${file}`]: '',
      [`${dues}/make-bill.ts`]: `import './${file}'`,
      'services/core/src/modules/cases/decide.ts': `import '../dues/${file}'; import '../dues/make-bill.ts'`,
    }
    expect(intoAnotherModule(graph(files))).toHaveLength(1)
  })
})

describe('the barrel check', () => {
  it.each([`export * from './b.ts'`, `import { b } from './b.ts'\nexport { b }`])(
    'finds %j',
    (text) => {
      expect(barrels(graph({ 'packages/ui/src/a.ts': text }))).toHaveLength(1)
    },
  )

  it('leaves a file alone that has something of its own', () => {
    expect(
      barrels(graph({ 'packages/ui/src/a.ts': `export * from './b.ts'\nexport const c = 1` })),
    ).toEqual([])
  })
})

describe('the environment check', () => {
  it.each(['process.env.PORT', `process['env']`, 'const { env } = process', 'process?.env'])(
    'finds %j',
    (text) => {
      expect(environmentReaders(sources({ 'services/core/src/a.ts': text }))).toHaveLength(1)
    },
  )

  it('leaves env.ts, tools and comments alone', () => {
    const files = {
      'services/core/src/env.ts': 'process.env',
      'packages/tooling/launch/a.mjs': 'process.env',
      'apps/web/vite.config.ts': 'process.env',
      'services/core/src/a.ts': '/* process.env */ // not process.env',
    }
    expect(environmentReaders(sources(files))).toEqual([])
  })
})

describe('the tenant name check', () => {
  const tenants = [{ slug: 'acme', names: ['示范协会'] }]

  it('finds a slug and a name, in code and in the name of a file', () => {
    const files = {
      'apps/web/src/a.ts': `if (slug === 'Acme') {}`,
      'packages/ui/src/b.vue': '<p>示范协会</p>',
      'services/core/src/acme.ts': '',
      'packages/blueprints/src/acme.ts': 'acme',
    }
    expect(tenantNames(sources(files), tenants)).toHaveLength(3)
  })
})

describe('the top folder check', () => {
  it('finds what has no place there', () => {
    expect(strangersAtTop(['packages', '.gitignore', 'docs', 'eslint.config.js'])).toEqual([
      'docs',
      'eslint.config.js',
    ])
  })
})
