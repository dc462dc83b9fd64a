/** One file of the built application's code. */
export interface Chunk {
  /** Static imports: loaded whenever this one is. */
  imports: string[]
  /** Loaded when somebody goes there. */
  dynamicImports: string[]
  /** The source files in it, relative to the repository; packages by their path in node_modules. */
  modules: string[]
}

/** Every chunk by its file name, as `write-chunk-graph.ts` leaves it beside the build. */
export type ChunkGraph = Record<string, Chunk>

/** Where the graph is written, relative to the folder of the build. */
export const GRAPH_FILE = '.vite/chunk-graph.json'

/** The chunk that a source file ended up in. */
export function chunkOf(graph: ChunkGraph, module: string): string {
  const found = Object.keys(graph).find((file) => graph[file]?.modules.includes(module))
  if (!found) throw new Error(`no chunk holds ${module}`)
  return found
}

/** All chunks that are loaded with the given ones; with `lazily`, also those a person may go on to. */
export function closureOf(
  graph: ChunkGraph,
  from: readonly string[],
  lazily: (file: string) => boolean = () => false,
): Set<string> {
  const seen = new Set<string>()
  const queue = [...from]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const chunk = graph[file]
    queue.push(...(chunk?.imports ?? []), ...(chunk?.dynamicImports ?? []).filter(lazily))
  }
  return seen
}
