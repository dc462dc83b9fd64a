import type { Division } from '@guildhall/domain/tables/division'

export interface DivisionLevel {
  label: string
  options: readonly Division[]
  chosen: string
}

const NAMES = ['省', '市', '区县']

/**
 * The selects of a place: one a level, as deep as asked for and as the place goes. Until a level is
 * chosen the next one stands there empty, so that nothing jumps.
 */
export function divisionLevels(
  tree: readonly Division[],
  codes: readonly string[],
  depth: number,
): DivisionLevel[] {
  const levels: DivisionLevel[] = []
  let options: readonly Division[] | undefined = tree
  for (let level = 0; level < depth; level += 1) {
    const found: Division | undefined = options?.find(({ code }) => code === codes[level])
    const isEnd = level > 0 && options === undefined && codes[level - 1] !== undefined
    if (isEnd) break
    levels.push({ label: NAMES[level] ?? '', options: options ?? [], chosen: found?.code ?? '' })
    options = found?.children
    if (found && !found.children) break
  }
  return levels
}

/** The codes after one level was chosen anew: those below it no longer hold. */
export function chooseLevel(codes: readonly string[], level: number, code: string): string[] {
  const above = codes.slice(0, level)
  return code === '' ? above : [...above, code]
}

/** The name of the place that a chain of codes goes down to: 山西省长治市. */
export function placeName(tree: readonly Division[], codes: readonly string[]): string {
  let level: readonly Division[] | undefined = tree
  return codes
    .map((code) => {
      const found: Division | undefined = level?.find((division) => division.code === code)
      level = found?.children
      return found?.label ?? code
    })
    .join('')
}

/** Whether a chain of codes goes as deep as asked for, or to where the place ends. */
export function isWholeChain(
  tree: readonly Division[],
  codes: readonly string[],
  depth: number,
): boolean {
  const levels = divisionLevels(tree, codes, depth)
  return levels.length > 0 && levels.every(({ chosen }) => chosen !== '')
}
