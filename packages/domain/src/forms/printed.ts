import type { FormSpec } from '../blueprint/form.ts'
import { entriesOf, type FormEntry } from './entries.ts'
import { formatAnswer } from './format-answer.ts'
import type { Lookups } from './lookups.ts'
import { normalValue } from './normalise.ts'
import { stableJson } from './stable-json.ts'

/** One line of a printed form; `text` is empty where nothing was answered. */
export type PrintedItem = { path: string; label: string; text: string }

/** What stands together on paper: a group, or one row of a repeated one (联系人 2). */
export type PrintedSection = { group: string; title: string; items: PrintedItem[] }

/**
 * The answers that a document prints, as one text that is the same exactly when the paper would be:
 * visible printed fields in normal form, rows in their order. A row's `_id` is not on paper and not
 * in here. The caller hashes it (SHA-256) and keeps the hash with the print; when the hash of the
 * current answers differs, a scan of that print no longer counts.
 */
export function printedContent(form: FormSpec, answers: unknown): string {
  const lines = printedEntries(form, answers)
    .map((entry) => [
      entry.group.key,
      entry.row?.index ?? null,
      entry.field.key,
      normalValue(entry),
    ])
    .filter(([, , , value]) => value !== undefined)
  return stableJson({ format: 1, lines })
}

/** The answers that a document prints, as people read them, in form order. */
export function printedSections(
  form: FormSpec,
  answers: unknown,
  lookups: Lookups,
): PrintedSection[] {
  const sections = new Map<string, PrintedSection>()
  for (const entry of printedEntries(form, answers)) {
    const { group, row, step, field, path } = entry
    const key = row ? `${group.key}[${row.id}]` : group.key
    const title = row?.label ?? group.title ?? step.title
    const section = sections.get(key) ?? { group: group.key, title, items: [] }
    const text = formatAnswer(field, normalValue(entry), lookups)
    sections.set(key, { ...section, items: [...section.items, { path, label: field.label, text }] })
  }
  return [...sections.values()]
}

function printedEntries(form: FormSpec, answers: unknown): FormEntry[] {
  return entriesOf(form, answers).filter(({ field }) => field.printed && field.kind !== 'file')
}
