import type { AgendaRow } from '@guildhall/contract/meetings'
import type { Status } from '@guildhall/ui/status'

export type Outcome = NonNullable<AgendaRow['outcome']>

/** The outcomes of a sitting, in the order of their keys. */
export const outcomes: readonly { outcome: Outcome; label: string; status: Status; key: string }[] =
  [
    { outcome: 'pass', label: '通过', status: 'done', key: '1' },
    { outcome: 'defer', label: '暂缓', status: 'todo', key: '2' },
    { outcome: 'reject', label: '不予通过', status: 'err', key: '3' },
  ]

/** An outcome in words, with its status. */
export function outcomeWords(outcome: Outcome): { label: string; status: Status } {
  return outcomes.find((each) => each.outcome === outcome) ?? { label: '', status: 'none' }
}

/** How a sitting stands: how many have which outcome, how many have none, how many are gone. */
export interface Totals {
  pass: number
  defer: number
  reject: number
  open: number
  gone: number
}

/** Whether a case on the agenda is still the sitting's to decide. */
export function isPresent(row: Pick<AgendaRow, 'gone' | 'state'>): boolean {
  return !row.gone && row.state !== 'left-out'
}

/** Counts an agenda; what went away counts nowhere else. */
export function totalsOf(agenda: readonly AgendaRow[]): Totals {
  const present = agenda.filter(isPresent)
  const count = (outcome: AgendaRow['outcome']): number =>
    present.filter((row) => row.outcome === outcome).length
  return {
    pass: count('pass'),
    defer: count('defer'),
    reject: count('reject'),
    open: count(null),
    gone: agenda.length - present.length,
  }
}
