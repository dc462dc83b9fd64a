import type { AgendaRow } from '@guildhall/contract/meetings'
import { isPresent, type Outcome } from './outcome.ts'

/** One thing that is put to the room: the cases that pass together, or a single one. */
export interface Motion {
  key: string
  /** More than one: 一并审议. */
  rows: readonly AgendaRow[]
  together: boolean
}

/** From how many cases on it is worth hearing them together. */
const LEAST_TOGETHER = 2

/**
 * What the room hears, in order: first those that were recommended without doubt, together; then one
 * by one those with a note (why it is heard singly) or without a recommendation. What was withdrawn
 * meanwhile is not heard.
 */
export function motionsOf(agenda: readonly AgendaRow[]): Motion[] {
  const present = agenda.filter(isPresent)
  const together = present.filter((row) => row.recommendation !== null && !row.note)
  const isTogether = together.length >= LEAST_TOGETHER
  const single = isTogether ? present.filter((row) => !together.includes(row)) : present
  return [
    ...(isTogether ? [{ key: 'together', rows: together, together: true }] : []),
    ...single.map((row) => ({ key: row.caseId, rows: [row], together: false })),
  ]
}

/** Whether every case of a motion has its outcome. */
export function isDecided({ rows }: Motion): boolean {
  return rows.every((row) => row.outcome !== null)
}

/** The motion to hear now: the first without an outcome; null when all are decided. */
export function nextMotion(motions: readonly Motion[]): Motion | null {
  return motions.find((motion) => !isDecided(motion)) ?? null
}

/** The outcome of a whole motion; null where it has none or several. */
export function outcomeOf({ rows }: Motion): Outcome | null {
  const first = rows[0]?.outcome ?? null
  return rows.every((row) => row.outcome === first) ? first : null
}

/** A unit's name as a list in the room shows it: without the words that all of them share. */
export function shortName(name: string): string {
  const short = name.replace(/(股份)?(有限)?(责任)?公司$/, '')
  return short.length >= 4 ? short : name
}
