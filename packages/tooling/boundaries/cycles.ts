import type { Graph } from './graph.ts'

/**
 * Groups of files that import each other in a circle. Type-only imports count: two files that need
 * each other's types are one thing, too. `import()` does not: it is there to load later.
 */
export function cycles({ files, edges }: Graph): string[] {
  const next = new Map([...files.keys()].map((file) => [file, new Set<string>()]))
  for (const { from, to, dynamic } of edges) if (!dynamic && files.has(to)) next.get(from)?.add(to)
  return [...next.keys()].flatMap((start) => shortestWayBack(start, next)).filter(isFirst)
}

/** The shortest way from a file back to itself, as `a → b → a`; nothing where there is none. */
function shortestWayBack(start: string, next: Map<string, Set<string>>): string[] {
  const cameFrom = new Map<string, string>()
  const queue = [start]
  for (const file of queue) {
    for (const to of next.get(file) ?? []) {
      if (to === start) return [`${wayTo(file, start, cameFrom).join(' → ')} → ${start}`]
      if (cameFrom.has(to)) continue
      cameFrom.set(to, file)
      queue.push(to)
    }
  }
  return []
}

function wayTo(file: string, start: string, cameFrom: Map<string, string>): string[] {
  const way = [file]
  for (let at = file; at !== start; way.unshift(at)) at = cameFrom.get(at) ?? start
  return way
}

/** Each circle is found from each of its files: keep the one that begins with the first of them. */
function isFirst(cycle: string): boolean {
  const files = cycle.split(' → ')
  return files.every((file) => file >= (files[0] ?? ''))
}
