import type { CaseView } from '../queries/case-view.ts'
import type { CaseFile } from '@guildhall/contract/common'
import type { Answers } from '@guildhall/domain/blueprint/form'
import { entriesOf, type FormEntry } from '@guildhall/domain/forms/entries'
import { formatAnswer } from '@guildhall/domain/forms/format-answer'
import type { Lookups } from '@guildhall/domain/forms/lookups'

export interface SummaryLine {
  path: string
  label: string
  text: string
  /** A date, set solid. */
  isDate: boolean
  /** The files in its slot; null for what is no slot. */
  files: readonly CaseFile[] | null
}
/** What stands together: a group, or one row of a repeated one. */
export interface SummaryPart {
  key: string
  title: string
  lines: SummaryLine[]
}
export interface SummaryStep {
  key: string
  title: string
  parts: SummaryPart[]
}

type Case = Pick<CaseView, 'form' | 'files' | 'attachments'>

/** All visible answers as people read them, by step and group, and last the papers. */
export function summarise(
  { form, files, attachments }: Case,
  answers: Answers,
  lookups: Lookups,
): SummaryStep[] {
  const inSlot = (slot: string) => files.filter((file) => file.slot === slot)
  const entries = entriesOf(form, answers)
  const steps = form.steps.map(({ key, title }) => ({
    key,
    title,
    parts: partsOf(
      entries.filter((entry) => entry.step.key === key),
      (entry) => ({
        path: entry.path,
        label: entry.field.label,
        text: formatAnswer(entry.field, entry.value, lookups),
        isDate: entry.field.kind === 'date' || entry.field.kind === 'period',
        files: entry.field.kind === 'file' ? inSlot(entry.path) : null,
      }),
    ),
  }))
  if (attachments.length === 0) return steps
  const lines = attachments.map(({ key, label }) => ({
    path: key,
    label,
    text: '',
    isDate: false,
    files: inSlot(key),
  }))
  return [...steps, { key: 'papers', title: '附件', parts: [{ key: 'papers', title: '', lines }] }]
}

function partsOf(
  entries: readonly FormEntry[],
  read: (entry: FormEntry) => SummaryLine,
): SummaryPart[] {
  const parts = new Map<string, SummaryPart>()
  for (const entry of entries) {
    const { group, row } = entry
    const key = row ? `${group.key}[${row.id}]` : group.key
    const part = parts.get(key) ?? { key, title: row?.label ?? group.title ?? '', lines: [] }
    parts.set(key, { ...part, lines: [...part.lines, read(entry)] })
  }
  return [...parts.values()].map(withoutEcho)
}

/** A title that says the same as the only line below it says it once too often. */
function withoutEcho(part: SummaryPart): SummaryPart {
  const [line, ...more] = part.lines
  return line && more.length === 0 && line.label === part.title ? { ...part, title: '' } : part
}
