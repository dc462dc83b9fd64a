import path from 'node:path'
import type { Plugin } from 'vite'
import { GRAPH_FILE, type Chunk, type ChunkGraph } from './chunk-graph.ts'

const top = path.resolve(import.meta.dirname, '../../../..')

/** A module's path from the top of the repository, without the queries that plugins add. */
const pathOf = (id: string): string => path.relative(top, id.replace(/[?\0].*$/, ''))

/** Leaves beside the build which source files each chunk holds, for the test of what a phone loads. */
export function writeChunkGraph(): Plugin {
  return {
    name: 'write-chunk-graph',
    apply: 'build',
    generateBundle(_options, bundle) {
      const graph: ChunkGraph = {}
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue
        const { imports, dynamicImports, moduleIds } = output
        const modules = [...new Set(moduleIds.map(pathOf))]
        graph[output.fileName] = { imports, dynamicImports, modules } satisfies Chunk
      }
      this.emitFile({ type: 'asset', fileName: GRAPH_FILE, source: JSON.stringify(graph) })
    },
  }
}
