import { toHalfWidth } from '../full-width.ts'
import type { RosterColumn } from './column.ts'

/**
 * Which column each head of a file means, by key; null where none is known. What was chosen by hand
 * before (`remembered`, by head) goes first, then labels, then synonyms. No column is taken twice.
 */
export function matchHeaders(
  heads: readonly string[],
  columns: readonly RosterColumn[],
  remembered: ReadonlyMap<string, string | null> = new Map(),
): (string | null)[] {
  const taken = new Set<string>()
  const found = heads.map((): string | null => null)
  const settled = heads.map(() => false)
  const take = (at: number, key: string | null) => {
    if (settled[at] || (key !== null && taken.has(key))) return
    found[at] = key
    settled[at] = true
    if (key !== null) taken.add(key)
  }
  const known = new Set(columns.map(({ key }) => key))
  for (const [at, head] of heads.entries()) {
    const key = remembered.get(bareHead(head))
    if (key === null || (key !== undefined && known.has(key))) take(at, key)
  }
  for (const heading of [labelsOf, synonymsOfColumn]) {
    const keys = lookup(columns, heading)
    for (const [at, head] of heads.entries()) {
      const key = keys.get(bareHead(head))?.find((each) => !taken.has(each))
      if (key !== undefined) take(at, key)
    }
  }
  return found
}

/** A head as it is compared: no blanks, no marks of being required, no remark in brackets. */
export function bareHead(head: string): string {
  return toHalfWidth(head)
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '')
    .replace(/[\s*:：、]/g, '')
    .toLowerCase()
}

const labelsOf = ({ label }: RosterColumn) => [label]
const synonymsOfColumn = ({ synonyms }: RosterColumn) => synonyms

function lookup(
  columns: readonly RosterColumn[],
  heading: (column: RosterColumn) => readonly string[],
): Map<string, string[]> {
  const keys = new Map<string, string[]>()
  for (const column of columns) {
    for (const head of heading(column)) {
      const bare = bareHead(head)
      keys.set(bare, [...(keys.get(bare) ?? []), column.key])
    }
  }
  return keys
}
