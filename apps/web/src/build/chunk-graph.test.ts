import fs from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { chunkOf, closureOf, GRAPH_FILE, type ChunkGraph } from './chunk-graph.ts'

const dist = path.resolve(import.meta.dirname, '../../dist')
const web = (file: string) => `apps/web/src/${file}`

/** Reads the built application; `npm test` builds it first. */
function readGraph(): ChunkGraph {
  const file = path.join(dist, GRAPH_FILE)
  if (!fs.existsSync(file)) throw new Error('build the web application first: npm test does')
  return JSON.parse(fs.readFileSync(file, 'utf8')) as ChunkGraph
}

const graph = readGraph()
const entry = chunkOf(graph, web('main.ts'))
const desk = chunkOf(graph, web('router/desk-area.ts'))
const modulesOf = (files: Iterable<string>) =>
  [...files].flatMap((file) => graph[file]?.modules ?? [])
const isStaffCode = (module: string) =>
  /^apps\/web\/src\/(features\/desk\/|layouts\/Desk|router\/desk-)/.test(module)

/** Compressed size in kB (1000 bytes), as the server sends it. */
const compressed = (files: Iterable<string>) =>
  [...files].reduce(
    (sum, file) => sum + gzipSync(fs.readFileSync(path.join(dist, file))).length,
    0,
  ) / 1000

describe('what is loaded', () => {
  it('is at most 180 kB of compressed JavaScript for the sign-in page', () => {
    const signIn = closureOf(graph, [entry, chunkOf(graph, web('features/account/SignInPage.vue'))])
    expect(compressed(signIn)).toBeLessThanOrEqual(180)
  })

  it('holds no staff code on any page that a visitor or a member can reach', () => {
    const reachable = closureOf(graph, [entry], (file) => file !== desk)
    expect(reachable).toContain(chunkOf(graph, web('router/member-area.ts')))
    expect(modulesOf(reachable).filter(isStaffCode)).toEqual([])
  })

  it('holds the staff code on staff pages', () => {
    const staff = closureOf(graph, [desk], () => true)
    expect(modulesOf(staff).filter(isStaffCode)).toContain(web('router/desk-area.ts'))
  })

  it('never holds all of Element Plus', () => {
    const whole = Object.values(graph).flatMap((chunk) => chunk.modules)
    expect(whole.filter((module) => /element-plus\/(dist|lib)\//.test(module))).toEqual([])
  })
})
