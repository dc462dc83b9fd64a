import type { Graph } from './graph.ts'

/** Files that only hand on what others export. */
export function barrels({ files }: Graph): string[] {
  return [...files].flatMap(([file, { barrel }]) => (barrel ? [`${file} only re-exports`] : []))
}
