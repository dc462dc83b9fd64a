import { execFileSync } from 'node:child_process'
import { shippedAssociations } from '@guildhall/blueprints/registry'
import { describe, expect, it } from 'vitest'
import { root } from '../launch/paths.mjs'
import { againstArrows, nodeInBrowser } from './arrows.ts'
import { barrels } from './barrels.ts'
import { cycles } from './cycles.ts'
import { environmentReaders } from './environment.ts'
import { graphOf } from './graph.ts'
import { intoAnotherModule } from './modules.ts'
import { codeOf, textOf } from './source.ts'
import { tenantNames } from './tenant-names.ts'
import { strangersAtTop } from './top-level.ts'

const code = codeOf(root)
const graph = graphOf(code)

/** What git keeps at the top, so that a note that somebody left there fails nobody's tests. */
function keptAtTop(): string[] {
  const listed = execFileSync('git', ['ls-files', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  return [
    ...new Set(
      listed
        .split('\0')
        .filter(Boolean)
        .map((file) => file.split('/')[0] ?? ''),
    ),
  ]
}

describe('the repository', () => {
  it('was read at all', () => {
    expect(graph.files.size).toBeGreaterThan(100)
    expect(graph.edges.filter((edge) => !edge.external).length).toBeGreaterThan(100)
  })

  it('imports along the arrows only', () => {
    expect(againstArrows(graph)).toEqual([])
  })

  it('keeps what runs in a browser free of Node', () => {
    expect(nodeInBrowser(graph)).toEqual([])
  })

  it('has no files that import each other in a circle', () => {
    expect(cycles(graph)).toEqual([])
  })

  it('lets a module reach another by its verbs only', () => {
    expect(intoAnotherModule(graph)).toEqual([])
  })

  it('has no file that only re-exports', () => {
    expect(barrels(graph)).toEqual([])
  })

  it('reads the environment in one place', () => {
    expect(environmentReaders(code)).toEqual([])
  })

  it('names no association outside its blueprint', () => {
    const tenants = shippedAssociations.map(({ slug, hostLabel, blueprint: { branding } }) => ({
      slug,
      names: [hostLabel, branding.name, branding.shortName],
    }))
    expect(tenants.length).toBeGreaterThan(1)
    expect(tenantNames(textOf(root), tenants)).toEqual([])
  })

  it('keeps its top folder as it is agreed', () => {
    expect(strangersAtTop(keptAtTop())).toEqual([])
  })
})
