import type { Entry } from './entry.ts'

/** How long a change of a stage's count is shown beside it. */
export const MOVEMENT_MS = 10 * 60_000

/** The key of a stage in maps: stages of two applications may bear the same name. */
export const stageKey = (application: string, stage: string): string => `${application}/${stage}`

/** By how much each stage's count changed lately, by `stageKey`; stages that stand still are left out. */
export function movement(entries: readonly Entry[], now: number): Map<string, number> {
  const moved = new Map<string, number>()
  const add = (key: string | null, by: number): void => {
    if (key) moved.set(key, (moved.get(key) ?? 0) + by)
  }
  for (const { event, before } of entries) {
    if (Date.parse(event.at) < now - MOVEMENT_MS) continue
    const [from, to] = [placeOf(before), placeOf(event.row)]
    if (from === to) continue
    add(from, -1)
    add(to, 1)
  }
  return new Map([...moved].filter(([, by]) => by !== 0))
}

function placeOf(row: Entry['before']): string | null {
  return row?.state === 'submitted' && row.stage ? stageKey(row.application, row.stage) : null
}
