import path from 'node:path'
import { type Import, type Parsed, parseSource } from './imports-of.ts'
import { packageOf, type Source } from './source.ts'

/** An import with the file it leads to. */
export interface Edge extends Import {
  from: string
  /** A file of this repository, or the bare specifier of anything else. */
  to: string
  external: boolean
}

/** All files with all their imports. */
export interface Graph {
  files: Map<string, Parsed>
  edges: Edge[]
}

const ENDINGS = ['', '.ts', '.mts', '.vue', '.mjs', '/index.ts']

/** Parses every file and follows its imports. */
export function graphOf(sources: Source[]): Graph {
  const files = new Map(sources.map((source) => [source.path, parseSource(source)]))
  const homes = homesOf([...files.keys()])
  const edges = [...files].flatMap(([from, { imports }]) =>
    imports.map((one) => ({ ...one, from, ...resolve(from, one.specifier, { files, homes }) })),
  )
  return { files, edges }
}

/** Where each package lives: `@guildhall/core` → `services/core`. */
function homesOf(paths: string[]): Map<string, string> {
  const folders = new Set(paths.map(packageOf))
  return new Map([...folders].map((folder) => [`@guildhall/${folder.split('/')[1]}`, folder]))
}

interface Known {
  files: Map<string, Parsed>
  homes: Map<string, string>
}

function resolve(from: string, specifier: string, known: Known): { to: string; external: boolean } {
  const base = baseOf(from, specifier, known.homes)
  if (base === undefined) return { to: specifier, external: true }
  // What is no code file (a style sheet, generated code, another package's types) stays a path.
  const found = ENDINGS.map((ending) => base + ending).find((file) => known.files.has(file))
  return { to: found ?? base, external: false }
}

/** The path that a specifier of this repository leads to, its ending perhaps missing. */
function baseOf(from: string, specifier: string, homes: Map<string, string>): string | undefined {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(from), specifier)
  if (specifier.startsWith('@/')) return `${packageOf(from)}/src/${specifier.slice(2)}`
  const [scope = '', name = '', ...rest] = specifier.split('/')
  if (scope !== '@guildhall') return undefined
  const home = homes.get(`${scope}/${name}`) ?? `packages/${name}`
  // The tooling package is deep-imported from its top, all others from src.
  return home === 'packages/tooling' ? [home, ...rest].join('/') : [home, 'src', ...rest].join('/')
}
