import type { Graph } from './graph.ts'

const MODULE = /^services\/core\/src\/modules\/([^/]+)\/(.+)$/
const PRIVATE = /^(queries|present)(\.ts$|\/)/

/** Imports of another module's queries or presenters: a module calls another's verbs only. */
export function intoAnotherModule({ edges }: Graph): string[] {
  return edges.flatMap(({ from, to }) => {
    const [, home] = MODULE.exec(from) ?? []
    const [, module, file = ''] = MODULE.exec(to) ?? []
    const intrudes = module !== undefined && module !== home && PRIVATE.test(file)
    return intrudes ? [`${from} imports ${to}, which is the ${module} module's own`] : []
  })
}
